package org.vigie.runs.stop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;

/// The process that the operations book names for a run: pid and start may be right, and it may be a
/// stranger all the same, where the book was changed.
final class Suspect {
    private Suspect() {}

    /// @throws ProblemException PROCESS_OF_ANOTHER when its command line does not name the run
    static void refuseStranger(Run run) {
        run.process().flatMap(ProcessIdentity::find).ifPresent(process -> {
            boolean named = words(process)
                    .map(words -> words.contains(run.id().value()))
                    .orElse(true);
            if (!named) {
                throw new ProblemException(Code.PROCESS_OF_ANOTHER, run.id(), process.pid(), name(process));
            }
        });
    }

    /// The command's name, without its folder.
    static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("?");
    }

    /// Linux tells the whole command line, whatever its length; other systems tell it, or nothing.
    private static Optional<List<String>> words(ProcessHandle process) {
        try {
            var line = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            return Optional.of(List.of(line.split("\0", -1)));
        } catch (IOException _) {
            return process.info().arguments().map(List::of); // no Linux
        }
    }
}
