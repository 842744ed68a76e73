package org.vigie.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tells the lines of a run's log once each, as they are written: only what is new is read, also
/// when the log turns over in between.
public final class LogFollow {
    private final RunLogs logs;
    private final RunId run;
    private List<LogPart> parts = List.of();

    public LogFollow(RunLogs logs, RunId run) {
        this.logs = logs;
        this.run = run;
    }

    /// Tells what was written since the last time; a line that is still being written waits.
    public void tell(Consumer<String> line) {
        look(line, false);
    }

    /// The run has ended: nobody will write the last line's end any more.
    public void tellTheRest(Consumer<String> line) {
        look(line, true);
    }

    private void look(Consumer<String> line, boolean last) {
        var now = new ArrayList<LogPart>();
        try {
            for (var file : logs.files(run)) {
                var part = LogPart.of(file, parts);
                part.extend(scan -> line.accept(scan.text(Integer.MAX_VALUE)));
                now.add(part);
                if (last && part.count() > 0) {
                    tellUnfinished(part, line);
                }
            }
            parts = List.copyOf(now);
        } catch (NoSuchFileException _) {
            // It is being turned over at this very moment: what was told stays told, the next look sees more.
            parts.stream().filter(part -> !now.contains(part)).forEach(now::add);
            parts = List.copyOf(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tellUnfinished(LogPart part, Consumer<String> line) throws IOException {
        try (var channel = part.open()) {
            var scan = part.from(channel, part.count() - 1);
            if (scan.next() && !scan.complete()) {
                line.accept(scan.text(Integer.MAX_VALUE));
            }
        }
    }
}
