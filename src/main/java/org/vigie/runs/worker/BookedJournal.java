package org.vigie.runs.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.etl.Journal;
import org.vigie.etl.Rejection;
import org.vigie.etl.Snapshot;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunId;
import org.vigie.runs.RunNotes;

/// Writes what the engine tells into the operations book and the run's log. Progress is written
/// four times a second at most, that the work goes on once a second, quarantined rows a thousand at a time.
final class BookedJournal implements Journal {
    private static final Duration BETWEEN_PROGRESS = Duration.ofMillis(250);
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(1);
    private static final int QUARANTINE_BATCH = 1000;

    private final RunId run;
    private final RunBook book;
    private final RunBook counters;
    private final RunNotes notes;
    private final StopRequest request;
    private final RunLog log;
    private final Path home;
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private long lastProgress;
    private boolean progressed;
    private Activity activity = Activity.WORKING;

    BookedJournal(
            RunId run, RunBook book, RunBook counters, RunNotes notes, StopRequest request, RunLog log, Path home) {
        this.run = run;
        this.book = book;
        this.counters = counters;
        this.notes = notes;
        this.request = request;
        this.log = log;
        this.home = home;
    }

    @Override
    public void note(String line) {
        log.info(line);
    }

    @Override
    public void activity(Activity now) {
        request.obey();
        if (activity != now) {
            activity = now;
            book.activity(run, now);
        }
    }

    @Override
    public void snapshot(Snapshot snapshot) {
        notes.input(snapshot, fromHome(snapshot.file()));
        log.info("input %s: %s, %d bytes, sha-256 %s"
                .formatted(snapshot.source(), snapshot.location(), snapshot.bytes(), snapshot.sha256()));
    }

    @Override
    public int stepStarted(StepKind kind, String subject) {
        request.obey();
        book.step(run, kind);
        var step = notes.stepStarted(kind, subject);
        steps.add(kind.name().toLowerCase(Locale.ROOT) + " " + subject);
        log.info("step " + name(step) + " started");
        return step;
    }

    @Override
    public void stepEnded(int step, long rowsIn, long rowsOut, boolean done) {
        notes.stepEnded(step, rowsIn, rowsOut, done);
        var counts = rowsIn == 0 && rowsOut == 0 ? "" : ": %d rows in, %d out".formatted(rowsIn, rowsOut);
        log.info("step " + name(step) + (done ? " done" : " failed") + counts);
    }

    @Override
    public void progress(long rowsIn, long rowsLoaded, long rowsQuarantined, double share) {
        long now = System.nanoTime();
        if (!progressed || share >= 1 || now - lastProgress > BETWEEN_PROGRESS.toNanos()) {
            progressed = true;
            lastProgress = now;
            request.saw(counters.progress(run, rowsIn, rowsLoaded, rowsQuarantined, share));
        }
        request.obey();
    }

    @Override
    public void advancing() {
        long now = System.nanoTime();
        if (!progressed || now - lastProgress > BETWEEN_SIGNS.toNanos()) {
            progressed = true;
            lastProgress = now;
            counters.advance(run);
        }
    }

    @Override
    public void quarantined(String source, String location, Rejection rejection) {
        quarantine.add(new QuarantinedRow(source, location, rejection));
        if (quarantine.size() >= QUARANTINE_BATCH) {
            flushQuarantine();
        }
    }

    @Override
    public void flushQuarantine() {
        if (!quarantine.isEmpty()) {
            notes.quarantine(quarantine);
            log.info(quarantine.size()
                    + " rows set aside in quarantine, the last at line "
                    + quarantine.getLast().rejection().line());
            quarantine.clear();
        }
    }

    @Override
    public void gate(String name, String source, String measured, String allowed, boolean held) {
        notes.gate(name, source, measured, allowed, held);
        log.info("gate %s on %s: %s, allowed %s: %s"
                .formatted(name, source, measured, allowed, held ? "held" : "REFUSED"));
    }

    @Override
    public void findings(Map<String, String> findings) {
        notes.findings(findings);
        findings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(finding -> log.info("found " + finding.getKey() + " = " + finding.getValue()));
    }

    private String fromHome(Path file) {
        var relative = file.startsWith(home) ? home.relativize(file) : file;
        return relative.toString().replace('\\', '/');
    }

    private String name(int step) {
        return steps.get(step - 1);
    }
}
