package org.vigie.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.vigie.language.Texts;
import org.vigie.problem.Bug;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// `vigie VERB …`: finds the verb, carries it out, tells a problem in one sentence with its next
/// step.
@Command(
        name = "vigie",
        mixinStandardHelpOptions = true,
        versionProvider = CommandDoor.Version.class,
        subcommands = {
            DemoVerb.class,
            InitVerb.class,
            RunVerb.class,
            StatusVerb.class,
            RunsVerb.class,
            ShowVerb.class,
            LogVerb.class,
            QueryVerb.class,
            ModelVerb.class,
            RecoverVerb.class,
            KillVerb.class,
            ReconcileVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            UndoVerb.class,
            ScheduleVerb.class,
            AgentVerb.class,
            DoctorVerb.class,
            SimulateVerb.class,
            ConsoleVerb.class
        })
public final class CommandDoor {
    private final FrontDoor front;
    private final Texts texts;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    /// @param texts the language when `--lang` says nothing
    /// @param terminal whether a person watches
    public CommandDoor(FrontDoor front, Texts texts, PrintStream out, PrintStream err, boolean terminal) {
        this.front = front;
        this.texts = texts;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /// The language that the arguments ask for.
    public static Optional<String> language(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return Optional.of(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    /// @return the exit code of the contract
    public int open(String... arguments) {
        var line = new CommandLine(this);
        line.setResourceBundle(ResourceBundle.getBundle("org.vigie.language.cli", texts.locale()));
        line.setOut(new PrintWriter(out, true, out.charset()));
        line.setErr(new PrintWriter(err, true, err.charset()));
        line.setParameterExceptionHandler((problem, _) -> told(badUsage(problem), arguments));
        line.setExecutionExceptionHandler((problem, _, _) -> told(problem, arguments));
        try {
            return line.execute(arguments.length == 0 ? new String[] {"console"} : arguments);
        } catch (Error bug) {
            return told(bug, arguments);
        }
    }

    FrontDoor front() {
        return front;
    }

    Texts texts() {
        return texts;
    }

    boolean onTerminal() {
        return terminal;
    }

    Output output(boolean json) {
        return new Output(texts, out, err, json);
    }

    private int told(Throwable failure, String[] arguments) {
        var problem = failure instanceof ProblemException known ? known.problem() : bug(failure);
        output(Arrays.asList(arguments).contains("--json")).problem(problem);
        return problem.cause().exitCode();
    }

    private int told(Problem problem, String[] arguments) {
        output(Arrays.asList(arguments).contains("--json")).problem(problem);
        return Cause.USAGE.exitCode();
    }

    /// The one place where a command's bug is written down, under a code that the message names.
    private Problem bug(Throwable failure) {
        var bug = Bug.of(failure);
        return bug.told(front.writeBug(bug.code(), bug.trace()));
    }

    private static Problem badUsage(ParameterException problem) {
        var command = problem.getCommandLine();
        if (problem instanceof CommandLine.MissingParameterException missing) {
            var names = missing.getMissing().stream()
                    .map(CommandDoor::nameWithValue)
                    .collect(Collectors.joining(", "));
            return Problem.of(
                    Code.ARGUMENT_MISSING, names, command.getCommandSpec().qualifiedName() + " --help");
        }
        var allowed = problem instanceof CommandLine.UnmatchedArgumentException && command.getParent() == null
                ? command.getSubcommands().keySet().stream().collect(Collectors.joining(", "))
                : command.getCommandSpec().qualifiedName() + " --help";
        return Problem.of(Code.BAD_USAGE, typed(problem), allowed);
    }

    /// picocli speaks English only: what was typed is shown, its sentence is not.
    private static String typed(ParameterException problem) {
        return switch (problem) {
            case CommandLine.UnmatchedArgumentException unmatched -> String.join(" ", unmatched.getUnmatched());
            default ->
                Optional.ofNullable(problem.getArgSpec()).map(CommandDoor::name).orElse("?")
                        + Optional.ofNullable(problem.getValue())
                                .map(value -> " " + value)
                                .orElse("");
        };
    }

    private static String nameWithValue(CommandLine.Model.ArgSpec argument) {
        return argument.isOption() ? name(argument) + " " + argument.paramLabel() : argument.paramLabel();
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Optional.ofNullable(CommandDoor.class.getPackage().getImplementationVersion());
            return new String[] {"vigie " + version.orElse("(not packaged)") + ", Java " + Runtime.version()};
        }
    }
}
