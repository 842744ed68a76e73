package org.vigie.cli;

import java.util.Optional;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.schedule.system.SystemSchedule;
import org.vigie.runs.schedule.system.SystemSchedule.Scope;
import picocli.CommandLine.Option;

/// `--user` or `--system`: whose units, where systemd starts the nights.
final class ScopeChoice {
    @Option(names = "--user")
    private boolean user;

    @Option(names = "--system")
    private boolean system;

    private Optional<Scope> scope() {
        if (user && system) {
            throw new ProblemException(Code.BAD_USAGE, "--user --system", "--user, --system");
        }
        return user ? Optional.of(Scope.USER) : system ? Optional.of(Scope.SYSTEM) : Optional.empty();
    }

    /// What is to be registered: a user's own units, unless asked otherwise.
    SystemSchedule toRegister(House house, Optional<String> account) {
        return house.systemSchedule(scope().orElse(Scope.USER), account);
    }

    /// What is registered already, of whichever kind.
    SystemSchedule registered(House house) {
        return scope().map(known -> house.systemSchedule(known, Optional.empty()))
                .orElseGet(house::registeredSchedule);
    }
}
