package org.vigie.stories;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A system clock of their own for the processes of a story (libfaketime): one file says how far it
/// is from the real one, and may be changed while they live. Monotonic time is real.
final class FakeClock {
    private final Path file;
    private final String library;

    private FakeClock(Path file, String library) {
        this.file = file;
        this.library = library;
    }

    /// Leaves the story out where there is no libfaketime, and unless it is asked for with
    /// `-Dstories.faketime=true`: under it a Java machine whose clock is set back turns in circles at each
    /// wait, and takes all processors.
    static FakeClock in(Path folder) {
        assumeTrue(Boolean.getBoolean("stories.faketime"), "asked for by -Dstories.faketime=true");
        return new FakeClock(folder.resolve("clock"), library());
    }

    /// From now on it is that instant, and time goes on.
    FakeClock at(String instant) {
        return at(Instant.parse(instant));
    }

    FakeClock at(Instant instant) {
        var ahead = Duration.between(Instant.now(), instant).toSeconds();
        try {
            var draft = Files.writeString(file.resolveSibling("clock.draft"), "%+d%n".formatted(ahead));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library,
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "TZ", "UTC");
    }

    private static String library() {
        try {
            var process = new ProcessBuilder("faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD").start();
            var library = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(process.onExit().join().exitValue() == 0, "faketime does not work here");
            return library.strip();
        } catch (IOException _) {
            assumeTrue(false, "no faketime here");
            return "";
        }
    }
}
