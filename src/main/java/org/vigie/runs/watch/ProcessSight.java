package org.vigie.runs.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.runs.ProcessIdentity;

/// What the system tells of a living process.
///
/// @param held a stop signal or a debugger holds it; only Linux tells
/// @param processor the time of processors that it has used
/// @param queued for each of its threads, the nanoseconds that it has stood in the queue for a
///   processor; none where the system does not tell
/// @param age since its start, by a clock that nobody sets; empty where the system does not tell
record ProcessSight(boolean held, Duration processor, Map<String, Long> queued, Optional<Duration> age) {
    static final ProcessSight NONE = new ProcessSight(false, Duration.ZERO, Map.of(), Optional.empty());

    private static final Path PROC = Path.of("/proc");
    private static final int START = 19;
    private static final long TICKS_IN_A_SECOND = 100;

    /// Empty when it is gone.
    static Optional<ProcessSight> of(ProcessIdentity process) {
        return process.find().map(handle -> {
            var stat = words(PROC.resolve(Long.toString(process.pid())).resolve("stat"));
            return new ProcessSight(
                    !stat.isEmpty() && stat.getFirst().matches("[Tt]"),
                    handle.info().totalCpuDuration().orElse(Duration.ZERO),
                    queued(PROC.resolve(Long.toString(process.pid())).resolve("task")),
                    age(stat));
        });
    }

    /// For how long the thread that had to wait most has stood in the queue since then.
    Duration queuedSince(ProcessSight earlier) {
        return Duration.ofNanos(queued.entrySet().stream()
                .mapToLong(each -> each.getValue() - earlier.queued.getOrDefault(each.getKey(), 0L))
                .max()
                .orElse(0));
    }

    Duration processorSince(ProcessSight earlier) {
        return processor.minus(earlier.processor);
    }

    /// `/proc/PID/task/TID/schedstat`: nanoseconds on a processor, nanoseconds in its queue, turns.
    private static Map<String, Long> queued(Path threads) {
        var queued = new HashMap<String, Long>();
        try (var all = Files.list(threads)) {
            all.forEach(each -> {
                var figures = words(each.resolve("schedstat"));
                if (figures.size() > 1) {
                    queued.put(each.getFileName().toString(), Long.valueOf(figures.get(1)));
                }
            });
        } catch (IOException | UncheckedIOException _) {
            return Map.of(); // gone, or no Linux
        }
        return queued;
    }

    /// Both are counted from the boot: no change of the clock moves them.
    private static Optional<Duration> age(List<String> stat) {
        var uptime = words(PROC.resolve("uptime"));
        if (stat.size() <= START || uptime.isEmpty()) {
            return Optional.empty();
        }
        long started = Long.parseLong(stat.get(START)) * 1000 / TICKS_IN_A_SECOND;
        return Optional.of(Duration.ofMillis((long) (Double.parseDouble(uptime.getFirst()) * 1000) - started));
    }

    /// After the command's name, where there is one: it stands in brackets and may hold anything.
    private static List<String> words(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return List.of(text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1));
        } catch (IOException _) {
            return List.of(); // gone, or no Linux
        }
    }
}
