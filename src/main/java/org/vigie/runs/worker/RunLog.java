package org.vigie.runs.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.sqlite.Instants;

/// The log of one run: a file, and the one before it when it grew over the limit, so that a noisy
/// run fills no disk.
///
/// A log that cannot be written (a full disk) never stops a run: [#missing] tells how many lines
/// are not there.
public final class RunLog implements AutoCloseable {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    private final Path file;
    private final long limit;
    private final InstantSource clock;
    private @Nullable BufferedWriter writer;
    private long written;
    private long missing;

    /// @param limit bytes of one file; two are kept
    public RunLog(Path file, long limit, InstantSource clock) {
        this.file = file;
        this.limit = limit;
        this.clock = clock;
    }

    /// The older part of a log that grew over the limit.
    public static Path older(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    public void info(String line) {
        write("INFO ", line);
    }

    public void error(String line) {
        write("ERROR", line);
    }

    /// Lines that could not be written.
    public synchronized long missing() {
        return missing;
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                missing++;
            }
            writer = null;
        }
    }

    private synchronized void write(String level, String line) {
        try {
            var text = Instants.text(clock.instant()) + " " + level + " " + harmless(line) + "\n";
            if (written > limit) {
                turnOver();
            }
            var open = writer == null ? open() : writer;
            writer = open;
            open.write(text);
            open.flush();
            written += text.getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException e) {
            missing++;
        }
    }

    private BufferedWriter open() throws IOException {
        Files.createDirectories(file.getParent());
        return Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// When the old part cannot be put aside, the log goes on in the same file.
    private void turnOver() {
        close();
        written = 0;
        try {
            Files.move(file, older(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            missing++;
        }
    }

    /// What a source or a file says may not look like a line of ours, nor speak to a terminal.
    private static String harmless(String line) {
        return CONTROL.matcher(line.replace("\n", "\n    ")).replaceAll("\uFFFD");
    }
}
