package org.vigie.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What Linux tells of a process in `/proc/PID/stat`: its start in ticks since the system booted,
/// which stays the same when the clock is set, and whether it is only waiting to be buried.
final class ProcessBirth {
    private static final int STATE = 0;
    private static final int START = 19;
    private static final String BOOT = boot();

    private ProcessBirth() {}

    /// `boot:ticks`, or empty where the system does not tell.
    static String of(long pid) {
        return stat(pid)
                .filter(fields -> fields.size() > START)
                .map(fields -> BOOT + ":" + fields.get(START))
                .orElse("");
    }

    /// A process that has ended, whose parent has not asked for its exit code: it holds nothing and
    /// does nothing, though it is still listed.
    static boolean isDefunct(long pid) {
        return stat(pid).map(fields -> fields.get(STATE).matches("[ZX]")).orElse(false);
    }

    /// Held by a stop signal or a debugger.
    static boolean isFrozen(long pid) {
        return stat(pid).map(fields -> fields.get(STATE).matches("[Tt]")).orElse(false);
    }

    /// The fields after the command's name, which stands in brackets and may hold spaces and
    /// brackets itself.
    private static Optional<List<String>> stat(long pid) {
        try {
            var text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(
                    List.of(text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1)));
        } catch (IOException _) {
            return Optional.empty(); // gone, or no Linux
        }
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
