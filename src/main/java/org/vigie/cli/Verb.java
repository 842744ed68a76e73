package org.vigie.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What each verb has in common: where the installation is, in which language to speak, whether a
/// script listens.
abstract class Verb implements Callable<Integer> {
    /// A verb may stand below another one: the door is the root of them all.
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--lang", paramLabel = "fr|en")
    private Optional<String> language = Optional.empty();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--yes")
    private boolean yes;

    /// @return the exit code
    abstract int carryOut(Output output) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        language.filter(known -> !known.matches("fr|en")).ifPresent(unknown -> {
            throw new ProblemException(Code.BAD_USAGE, "--lang " + unknown, "fr, en");
        });
        return carryOut(door().output(json));
    }

    private CommandDoor door() {
        return (CommandDoor) spec.root().userObject();
    }

    FrontDoor front() {
        return door().front();
    }

    Path home() {
        return home.orElseGet(() -> front().defaultHome());
    }

    boolean homeGiven() {
        return home.isPresent();
    }

    /// Whether an act that changes what people rely on was confirmed; nothing asks at the terminal.
    boolean confirmed() {
        return yes;
    }

    boolean onTerminal() {
        return door().onTerminal();
    }

    Texts texts() {
        return door().texts();
    }

    static int exitCode(Problem problem) {
        return problem.cause().exitCode();
    }
}
