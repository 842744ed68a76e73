package org.vigie.runs.stop;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.vigie.runs.ProcessIdentity;

/// The signals that Java does not send by itself.
final class Signals {
    private static final long PATIENCE_SECONDS = 5;

    private Signals() {}

    /// Lets a process that a stop signal holds go on.
    ///
    /// @return false when the system has no such command, or did not allow it
    static boolean goOn(ProcessIdentity process) {
        try {
            var kill = new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
