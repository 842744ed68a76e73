package org.vigie.cli;

import java.util.concurrent.Callable;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// When nights run, and who starts them.
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        subcommands = {ScheduleInstall.class, ScheduleRemove.class, ScheduleCheck.class})
final class ScheduleVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ProblemException(
                Code.ARGUMENT_MISSING, String.join("|", spec.subcommands().keySet()), "vigie schedule --help");
    }
}
