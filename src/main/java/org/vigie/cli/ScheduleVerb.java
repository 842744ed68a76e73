package org.vigie.cli;

import picocli.CommandLine.Command;

/// The nights to come and those that passed; alone, it shows them.
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScheduleShow.class,
            ScheduleDrain.class,
            ScheduleResume.class,
            ScheduleInstall.class,
            ScheduleRemove.class,
            ScheduleCheck.class
        })
final class ScheduleVerb extends Verb {
    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            ScheduleShow.show(house, output);
            return 0;
        }
    }
}
