package org.vigie.runs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// One child JVM per run: same program, its own heap limit, no JavaFX on its class path.
///
/// Its output goes to a file: a pipe that nobody drains blocks the child for ever. It is no
/// daemon's child: it ends its run by itself when the one who started it is gone.
public final class ChildJvm implements WorkerLauncher {
    private static final String RUN_MARK = "VIGIE_RUN";
    private static final String HOME_MARK = "VIGIE_RUN_HOME";

    /// The way of a row is compiled piece by piece. With the default of 325 it is compiled five times over, each time
    /// with all that is below, and on two cores the compiler takes the time of the writing thread.
    private static final String SMALL_PIECES = "-XX:FreqInlineSize=40";

    private static final Pattern WINDOW = Pattern.compile("javafx|controlsfx|atlantafx|ikonli");
    private static final int LAST_WORDS = 400;

    private final Instance instance;
    private final String mainClass;

    /// @param mainClass the worker's entry; its arguments are the home folder, the inputs' folder
    ///   and the run
    public ChildJvm(Instance instance, String mainClass) {
        this.instance = instance;
        this.mainClass = mainClass;
    }

    @Override
    public Worker start(Run run) {
        var output = instance.logs().resolve(run.id() + ".jvm.log");
        try {
            var builder = new ProcessBuilder(command(run))
                    .directory(instance.home().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectErrorStream(true)
                    .redirectOutput(sink(output));
            builder.environment().putAll(marks(instance.home(), run.id()));
            var process = builder.start();
            var exit = process.onExit().thenApply(Process::exitValue);
            var heap = instance.settings().limits().workerHeap();
            return new Worker(ProcessIdentity.of(process.toHandle()), exit, heap, () -> lastWords(output));
        } catch (IOException e) {
            throw new ProblemException(Code.PROCESS_NOT_STARTED, run.id(), String.valueOf(e.getMessage()));
        }
    }

    /// A run matters more than its log: on a full disk it runs without.
    private static ProcessBuilder.Redirect sink(Path output) {
        try {
            Files.createDirectories(output.getParent());
            Files.write(output, new byte[0]);
            return ProcessBuilder.Redirect.to(output.toFile());
        } catch (IOException _) {
            return ProcessBuilder.Redirect.DISCARD;
        }
    }

    /// What the environment of a run's processes says, whoever has adopted them. A copied home folder
    /// has runs of the same name; the home is told by a number, which no charset changes.
    public static Map<String, String> marks(Path home, RunId run) {
        var place = HexFormat.of().toHexDigits(real(home).toString().hashCode());
        return Map.of(RUN_MARK, run.value(), HOME_MARK, place);
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException _) {
            return home; // gone, or not to be looked at: then nobody else names it otherwise
        }
    }

    private List<String> command(Run run) {
        var command = new ArrayList<String>();
        command.add(java());
        command.add("-Xmx" + instance.settings().limits().workerHeap());
        command.addAll(beside());
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                SMALL_PIECES,
                "-XX:ErrorFile=" + instance.logs().resolve(run.id() + ".crash.log"),
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                mainClass,
                instance.home().toString(),
                instance.inputs().toString(),
                run.id().value()));
        return command;
    }

    /// What lies beside the program makes the worker start warm and clean; the launcher says where.
    private static List<String> beside() {
        var options = new ArrayList<String>();
        Optional.ofNullable(System.getProperty("vigie.native"))
                .ifPresent(folder -> options.add("-Dvigie.native=" + folder));
        Optional.ofNullable(System.getProperty("vigie.aot"))
                .ifPresent(cache ->
                        options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr")));
        return options;
    }

    private static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .filter(command -> Path.of(command).getFileName().toString().matches("javaw?(\\.exe)?"))
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(entry ->
                        !WINDOW.matcher(Path.of(entry).getFileName().toString()).find())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    private static String lastWords(Path output) {
        try {
            var words = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
            return words.length() <= LAST_WORDS ? words : "…" + words.substring(words.length() - LAST_WORDS);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
