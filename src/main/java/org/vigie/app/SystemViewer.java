package org.vigie.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;

/// Opens a file or a folder with the program that the system has for it.
///
/// AWT's own way is none beside JavaFX: on Linux the two toolkits stop each other.
record SystemViewer(List<String> command, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    SystemViewer {
        command = List.copyOf(command);
    }

    static SystemViewer ofThisSystem() {
        return new SystemViewer(command(System.getProperty("os.name")), PATIENCE);
    }

    static List<String> command(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32.exe", "url.dll,FileProtocolHandler");
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open");
    }

    /// A program that is still at work after a while has the file open.
    ///
    /// @throws ProblemException FILE_NOT_SHOWN
    void open(Path file) {
        var words = new ArrayList<>(command);
        words.add(file.toString());
        try {
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(patience) && process.exitValue() != 0) {
                throw new ProblemException(Code.FILE_NOT_SHOWN, file, command.getFirst() + " " + process.exitValue());
            }
        } catch (IOException e) {
            throw new ProblemException(Code.FILE_NOT_SHOWN, file, SystemWords.of(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
