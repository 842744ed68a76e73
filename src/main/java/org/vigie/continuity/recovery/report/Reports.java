package org.vigie.continuity.recovery.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.language.Texts;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;

/// Writes the report of a recovery into the folder of the reports, as HTML and as PDF.
public final class Reports {
    private final Path folder;
    private final ZoneId zone;
    private final InstantSource clock;

    public Reports(Path folder, ZoneId zone, InstantSource clock) {
        this.folder = folder;
        this.zone = zone;
        this.clock = clock;
    }

    /// Each file appears whole, or not at all; one of an earlier time is replaced.
    ///
    /// @return the two files, HTML first
    /// @throws ProblemException REPORT_NOT_WRITTEN
    public List<Path> write(RecoveryPage page, Texts texts) {
        var dossier = new RecoveryReport(page, texts, zone).dossier(clock.instant());
        try {
            Files.createDirectories(folder);
            return List.of(
                    write(
                            page.id() + ".html",
                            out -> out.write(HtmlReport.of(dossier).getBytes(StandardCharsets.UTF_8))),
                    write(page.id() + ".pdf", out -> PdfReport.write(dossier, out)));
        } catch (IOException e) {
            throw new ProblemException(Code.REPORT_NOT_WRITTEN, folder, SystemWords.of(e));
        }
    }

    private Path write(String name, Writing writing) throws IOException {
        var partial = folder.resolve(name + ".partial");
        try {
            try (var channel = FileChannel.open(
                            partial,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                writing.to(new Unclosed(out));
                channel.force(true);
            }
            return Files.move(
                    partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /// The PDF's writer closes what it writes to; the bytes must reach the disk before that.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
