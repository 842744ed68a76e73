package org.vigie.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.fleet.Learning;
import org.vigie.language.Texts;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.Verdict.NobodyRan;
import org.vigie.readiness.Morning.Verdict.NotReady;
import org.vigie.readiness.Morning.Verdict.NothingYet;
import org.vigie.readiness.Morning.Verdict.Ready;
import org.vigie.readiness.Morning.Verdict.ReadyWithReserve;
import org.vigie.readiness.Morning.Verdict.Running;
import org.vigie.runs.Run;

/// The morning in sentences, the same on the screen and on the command line.
public final class MorningWords {
    private final Texts texts;
    private final Morning morning;

    public MorningWords(Texts texts, Morning morning) {
        this.texts = texts;
        this.morning = morning;
    }

    /// `Les données de fret du vendredi 20 février 2026 sont prêtes.`
    public String headline(PipelineMorning pipeline) {
        var name = pipelineName(pipeline);
        var day = texts.longDay(pipeline.dataDay());
        return switch (pipeline.verdict()) {
            case Ready _ -> texts.text("morning.ready", name, day);
            case ReadyWithReserve _ -> texts.text("morning.reserve", name, day);
            case Running _ -> texts.text("morning.running", name, day);
            case NotReady _ -> texts.text("morning.notReady", name, day);
            case NobodyRan _ -> texts.text("morning.nobodyRan", name, day);
            case NothingYet _ -> texts.text("morning.nothingYet", name);
        };
    }

    /// `publiées et vérifiées à 02:19, attendues à 06:00`; for a night that failed, what happened.
    public String detail(PipelineMorning pipeline) {
        var due = texts.time(pipeline.due(), morning.zone());
        return switch (pipeline.verdict()) {
            case Ready ready -> published(ready.run(), ready.publishedAt(), ready.late(), due);
            case ReadyWithReserve ready -> published(ready.run(), ready.publishedAt(), ready.late(), due);
            case Running(var run) ->
                texts.text("morning.running.detail", texts.time(run.orderedAt(), morning.zone()), due);
            case NotReady failed -> texts.text(failed.problem());
            case NobodyRan _ -> texts.text("morning.nobodyRan.detail", texts.longDay(pipeline.night()));
            case NothingYet _ -> texts.text("morning.nothingYet.detail");
        };
    }

    /// What to do; empty when there is nothing to do.
    public String advice(PipelineMorning pipeline) {
        return switch (pipeline.verdict()) {
            case Ready _ -> "";
            case ReadyWithReserve _ -> texts.text("morning.reserve.advice");
            case Running _ -> texts.text("morning.running.advice");
            case NotReady failed -> texts.hint(failed.problem());
            case NobodyRan _ -> texts.text("morning.nobodyRan.advice");
            case NothingYet _ -> texts.text("morning.nothingYet.advice");
        };
    }

    /// What stays usable while the night is not good; empty when the night is good or nothing was
    /// ever published.
    public String stillUsable(PipelineMorning pipeline) {
        return switch (pipeline.verdict()) {
            case Ready _, ReadyWithReserve _, NothingYet _ -> "";
            case Running _, NotReady _, NobodyRan _ ->
                pipeline.lastGood()
                        .map(run -> texts.text(
                                "morning.stillUsable", texts.longDay(run.slot().minusDays(1))))
                        .orElseGet(() -> texts.text("morning.nothingUsable"));
        };
    }

    public List<String> reserves(PipelineMorning pipeline) {
        return pipeline.verdict() instanceof ReadyWithReserve ready
                ? ready.reserves().stream()
                        .map(reserve -> reserve(reserve, pipeline.contents()))
                        .toList()
                : List.of();
    }

    public String pipelineName(PipelineMorning pipeline) {
        return texts.text("pipeline." + pipeline.pipeline());
    }

    private String reserve(Reserve reserve, Contents contents) {
        return switch (reserve) {
            case Reserve.Counted(var kind, var value) -> texts.text("morning.reserve." + kind.name(), value);
            case Reserve.NotLearned(var why, var kept) ->
                texts.text("morning.reserve.notLearned", texts.text(why), model(kept, contents));
        };
    }

    private String model(Optional<LocalDate> kept, Contents contents) {
        return kept.map(night -> texts.text("morning.reserve.modelKept", texts.longDay(night)))
                .orElseGet(() ->
                        texts.text(isDamaged(contents) ? "morning.reserve.modelDamaged" : "morning.reserve.noModel"));
    }

    private static boolean isDamaged(Contents contents) {
        return contents instanceof Contents.Telemetry(var found)
                && found.fleet().learning() instanceof Learning.Damaged;
    }

    private String published(Run run, Instant at, boolean late, String due) {
        return texts.text(published(run.late(), late), texts.time(at, morning.zone()), due);
    }

    /// @param caughtUp its hour had passed before anybody started it
    private static String published(boolean caughtUp, boolean late) {
        if (caughtUp) {
            return late ? "morning.missed.detail" : "morning.caughtUp.detail";
        }
        return late ? "morning.late.detail" : "morning.ready.detail";
    }
}
