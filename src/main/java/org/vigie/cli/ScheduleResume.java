package org.vigie.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/// New runs may start again.
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ScheduleResume extends Verb {
    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var ended = house.drains().resume();
            if (output.json()) {
                output.document(Map.of("resumed", ended.isPresent()));
            } else {
                output.say(ended.isPresent() ? "cli.schedule.resumed" : "cli.schedule.wasOpen");
            }
            return 0;
        }
    }
}
