package org.vigie.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.ledger.OperationsBook;
import org.vigie.runs.RunId;
import org.vigie.runs.worker.CappedOutput;
import org.vigie.runs.worker.Farewell;
import org.vigie.runs.worker.NightWork;

/// The child JVM of a run. Arguments: home folder, folder that the inputs start from, run.
final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] arguments) {
        var home = Path.of(arguments[0]);
        var opened = new Instances(new SettingsReader(Workshop.PIPELINES)).open(home);
        var instance = new Instance(opened.home(), Path.of(arguments[1]), opened.settings());
        capOutput(instance.settings().limits().logBytes());
        var clock = InstantSource.system();
        var farewell = Farewell.prepared(instance, new RunId(arguments[2]));
        int exitCode;
        try (var book = OperationsBook.at(instance.operationsBook()).open()) {
            var workshop = new Workshop(instance, Thread::sleep, clock);
            exitCode = new NightWork(instance, book, workshop, clock).carryOut(new RunId(arguments[2]));
        }
        farewell.ready(exitCode);
        System.exit(exitCode); // a thread that a library left behind must not keep the worker alive
    }

    private static void capOutput(long most) {
        var output = new CappedOutput(System.out, most);
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }
}
