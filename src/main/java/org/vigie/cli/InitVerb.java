package org.vigie.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "init", mixinStandardHelpOptions = true)
final class InitVerb extends Verb {
    @Option(names = "--demo")
    private boolean demo;

    @Override
    int carryOut(Output output) {
        var made = front().init(home(), demo);
        if (output.json()) {
            output.document(Map.of(
                    "home", home().toAbsolutePath().toString(),
                    "made", made.stream().map(Object::toString).toList()));
            return 0;
        }
        if (made.isEmpty()) {
            output.say("cli.init.complete", home().toAbsolutePath());
        } else {
            made.forEach(path -> output.line("  " + Icons.GOOD + " " + path));
            output.say("cli.init.made", home().toAbsolutePath());
        }
        output.say("cli.init.next", home().toAbsolutePath().resolve("vigie.json"));
        return 0;
    }
}
