package org.vigie.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How often Linux has killed a process for want of memory, of the machine or of a limited group
/// of processes (a container, a systemd slice). Such a process has no last words.
final class KernelKills {
    private static final Path COUNTERS = Path.of("/proc/vmstat");
    private static final String NAME = "oom_kill ";

    private KernelKills() {}

    /// Since the system started; 0 where the system does not tell.
    static long forWantOfMemory() {
        try (var counters = Files.lines(COUNTERS)) {
            return counters.filter(line -> line.startsWith(NAME))
                    .mapToLong(
                            line -> Long.parseLong(line.substring(NAME.length()).strip()))
                    .sum();
        } catch (IOException _) {
            return 0; // no Linux
        }
    }
}
