package org.vigie.runs.schedule.system;

import java.util.List;
import java.util.Optional;
import org.vigie.instance.Instance;

/// The operating system's scheduler, as far as the nights of one installation go.
public sealed interface SystemSchedule permits WindowsTasks, SystemdTimers {
    /// Whose: a user's own units need no other right; the machine's run without anybody logged in.
    /// On Windows there is no such choice.
    enum Scope {
        USER,
        SYSTEM
    }

    /// @param account under which the nights run; empty: whoever works here, or owns the home folder
    ///   where the machine starts them
    static SystemSchedule of(Instance instance, Surroundings here, Scope scope, Optional<String> account) {
        return here.windows()
                ? new WindowsTasks(instance, here, account)
                : new SystemdTimers(instance, here, scope, account);
    }

    /// What is registered already: by the machine, where it is; otherwise by the user.
    static SystemSchedule registered(Instance instance, Surroundings here) {
        var machine = of(instance, here, Scope.SYSTEM, Optional.empty());
        return machine.audit().registered().isEmpty() ? of(instance, here, Scope.USER, Optional.empty()) : machine;
    }

    /// @return NONE when it does not answer
    Audit.Scheduler kind();

    /// What [#install] writes and registers.
    List<Draft> drafts();

    /// Registers every night anew, and nothing else.
    ///
    /// @return what is registered now
    /// @throws org.vigie.problem.ProblemException SCHEDULER_SILENT, SCHEDULER_REFUSED, or
    ///   ACCOUNT_TOO_POWERFUL
    List<String> install();

    /// @return what was registered; empty when nothing was
    /// @throws org.vigie.problem.ProblemException SCHEDULER_SILENT or SCHEDULER_REFUSED
    List<String> remove();

    Audit audit();
}
