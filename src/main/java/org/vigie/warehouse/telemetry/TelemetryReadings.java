package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.CHAMPION;
import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Instants;
import org.vigie.warehouse.telemetry.tables.tables.records.ChampionRecord;

/// What people ask of the telemetry warehouse. Each question is a fresh read-only connection, sees
/// one state of the file, and walks along the primary key only as far as it must: a million
/// readings answer as fast as ten thousand.
public final class TelemetryReadings {
    private final Database file;

    public TelemetryReadings(Path file, Duration busy) {
        this.file = TelemetryWarehouse.database(file, busy);
    }

    /// Each locomotive that has ever sent a reading, by name.
    ///
    /// @param days of the trend, and of what is usual
    public List<LocomotiveRow> locomotives(int days) {
        return ask(sql -> {
            var walk = new LocomotiveWalk(sql, days);
            return walk.names().stream().map(walk::row).toList();
        });
    }

    /// The first and the newest reading of a locomotive; empty when there is none.
    public Optional<Span> span(String locomotive) {
        return ask(sql -> new Series(sql, locomotive).span());
    }

    /// A locomotive's readings from one instant to another, both included, in stretches of equal
    /// length; a stretch without readings is left out.
    ///
    /// @param most how many stretches there may be
    public List<Stretch> series(String locomotive, Span span, int most) {
        return ask(sql -> new Series(sql, locomotive).stretches(span, most));
    }

    /// The newest day that has readings, up to a day.
    public Optional<LocalDate> newestDay(LocalDate upTo) {
        return ask(sql -> new Days(sql).newest(upTo));
    }

    /// The figures of one day; all nought when it has no readings.
    public DayOfReadings day(LocalDate day) {
        return ask(sql -> new Days(sql).figures(day));
    }

    /// The model that serves.
    public Optional<ChampionRow> champion() {
        return ask(sql -> sql.selectFrom(CHAMPION)
                .orderBy(CHAMPION.SEQ.desc())
                .limit(1)
                .fetchOptional(TelemetryReadings::champion));
    }

    /// All models that ever served, the newest first.
    public List<ChampionRow> champions() {
        return ask(sql -> sql.selectFrom(CHAMPION).orderBy(CHAMPION.SEQ.desc()).fetch(TelemetryReadings::champion));
    }

    /// What became of the learning after the newest publication.
    public Optional<LearningRow> newestLearning() {
        return ask(sql -> sql.selectFrom(RUN_LEARNING)
                .orderBy(RUN_LEARNING.FENCE.desc())
                .limit(1)
                .fetchOptional(row -> new LearningRow(
                        row.getRunId(),
                        row.getWanted() == 1,
                        LearningRow.Verdict.valueOf(row.getVerdict().toUpperCase(Locale.ROOT)))));
    }

    /// From the first reading to the last.
    public record Span(LocalDateTime from, LocalDateTime to) {}

    private <T> T ask(Function<DSLContext, T> question) {
        try (var session = file.openReadOnly()) {
            return session.readTogether(question);
        }
    }

    private static ChampionRow champion(ChampionRecord row) {
        return new ChampionRow(
                row.getModel(),
                row.getSha256(),
                Optional.ofNullable(row.getRunId()),
                row.getAct().equals("rolled-back"),
                row.getActor(),
                row.getReason(),
                Instants.instant(row.getAtUtc()));
    }
}
