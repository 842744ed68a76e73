package org.vigie.cli;

import picocli.CommandLine.Command;

@Command(name = "console", mixinStandardHelpOptions = true)
final class ConsoleVerb extends Verb {
    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            showOrTell(front(), house, output);
            return 0;
        }
    }

    /// The window; where there is no display, the morning in words.
    static void showOrTell(FrontDoor front, House house, Output output) {
        if (front.hasDisplay() && !output.json()) {
            front.window(house, output.texts());
        } else {
            output.remark("cli.console.noDisplay");
            StatusVerb.show(house, output);
        }
    }
}
