package org.vigie.readiness;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.vigie.instance.Settings;
import org.vigie.runs.RunHistory;
import org.vigie.warehouse.RunLedger;

/// Looks at the operations book and at the warehouse, and says how the morning stands.
public final class MorningReport {
    private final Settings settings;
    private final RunHistory history;
    private final Function<String, RunLedger> ledgers;
    private final Function<String, NightContents> contents;
    private final InstantSource clock;

    /// @param contents what the warehouse of a pipeline, by its name, holds
    public MorningReport(
            Settings settings,
            RunHistory history,
            Function<String, RunLedger> ledgers,
            Function<String, NightContents> contents,
            InstantSource clock) {
        this.settings = settings;
        this.history = history;
        this.ledgers = ledgers;
        this.contents = contents;
        this.clock = clock;
    }

    /// @throws org.vigie.problem.ProblemException when the warehouse or the operations book cannot
    ///   be read
    public Morning now() {
        var now = clock.instant();
        var pipelines = settings.pipelines().values().stream()
                .sorted(Comparator.comparing(Settings.PipelineSettings::name))
                .map(pipeline -> morning(pipeline, now))
                .toList();
        return new Morning(now, settings.zone(), pipelines);
    }

    /// The newest night whose hour has come.
    public static LocalDate night(Settings.PipelineSettings pipeline, Settings settings, Instant now) {
        var today = LocalDate.ofInstant(now, settings.zone());
        var hour = today.atTime(pipeline.slot()).atZone(settings.zone()).toInstant();
        return hour.isAfter(now) ? today.minusDays(1) : today; // when the clocks are set back, an hour comes twice
    }

    private Morning.PipelineMorning morning(Settings.PipelineSettings pipeline, Instant now) {
        var night = night(pipeline, settings, now);
        var dataDay = night.minusDays(1);
        var due = night.atTime(pipeline.due()).atZone(settings.zone()).toInstant();
        var found = contents.apply(pipeline.name()).upTo(dataDay);
        var judgement = new Judgement(history, ledgers.apply(pipeline.name()), pipeline.name(), night, due);
        return new Morning.PipelineMorning(
                pipeline.name(),
                night,
                dataDay,
                due,
                judgement.verdict(found),
                found,
                nights(pipeline.name(), night),
                judgement.newestRun(),
                history.lastGood(pipeline.name()));
    }

    private List<Morning.Night> nights(String pipeline, LocalDate last) {
        return new Nights(history, pipeline, last).list();
    }
}
