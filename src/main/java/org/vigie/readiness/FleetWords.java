package org.vigie.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.Learning;
import org.vigie.fleet.Locomotive;
import org.vigie.fleet.Metric;
import org.vigie.fleet.ModelCardView;
import org.vigie.fleet.Movement;
import org.vigie.language.Texts;

/// The locomotives and their judge in words, the same on the screens and on the command line.
public record FleetWords(Texts texts) {
    private static final double PERCENT = 100;

    /// `3,12 mm/s`
    public String value(Metric metric, double value) {
        return texts.text("fleet.value." + metric.name(), value);
    }

    /// In whole percents, never rounded up: 49.8 must not read as the 50 that predicts a failure.
    public String percent(double percent) {
        return texts.percent(Math.floor(percent) / PERCENT);
    }

    /// The highest score of the newest day; a dash when there is none.
    public String risk(Locomotive locomotive) {
        return locomotive.score().map(score -> percent(score.highest())).orElse("–");
    }

    /// `Élevé · 83 %`
    public String levelAndRisk(Locomotive locomotive) {
        var level = texts.word(locomotive.level());
        return locomotive.score().isPresent() ? texts.text("fleet.risk", level, risk(locomotive)) : level;
    }

    /// `Vibration ↑ 3,12 mm/s`
    public String moves(Locomotive locomotive) {
        return locomotive.moves().map(this::moves).orElse(texts.text("fleet.moves.none"));
    }

    /// The same without its unit, for a narrow column.
    public String movesBriefly(Locomotive locomotive) {
        return locomotive
                .moves()
                .map(movement -> arrow(movement, texts.text("fleet.value.brief." + movement.metric(), movement.mean())))
                .orElse(texts.text("fleet.moves.none"));
    }

    /// The same in a sentence, with what is usual.
    public String movesInFull(Locomotive locomotive) {
        return locomotive
                .moves()
                .map(movement -> texts.text(
                        "fleet.moves.full",
                        name(movement.metric()),
                        value(movement.metric(), movement.mean()),
                        value(movement.metric(), movement.usual()),
                        Math.abs(movement.deviations())))
                .orElse(texts.text("fleet.moves.none.full"));
    }

    /// Where its score comes from, and how old it is; empty when it has none.
    public String basis(Locomotive locomotive) {
        return locomotive
                .score()
                .map(score -> texts.text(
                        score.unseen() ? "fleet.basis.unseen" : "fleet.basis.outOfFold",
                        texts.moment(score.at()),
                        percent(score.newest())))
                .orElse("");
    }

    /// Who judges: `Scores du modèle de la nuit du jeudi 19 février 2026, entraîné il y a 2 j.`
    public String judge(FleetView fleet, Instant now) {
        return switch (fleet.learning()) {
            case Learning.NoModel _ -> texts.text("fleet.judge.none");
            case Learning.Serving(var model) ->
                texts.text("fleet.judge", texts.longDay(model.night()), age(model, now));
            case Learning.Damaged damaged -> texts.text("fleet.judge.damaged", texts.longDay(damaged.night()));
        };
    }

    /// The same below its name.
    public String trained(FleetView fleet, Instant now) {
        return fleet.learning() instanceof Learning.Serving(var model)
                ? texts.text("fleet.trained", age(model, now))
                : judge(fleet, now);
    }

    public String age(ModelCardView model, Instant now) {
        return texts.duration(Duration.between(model.facts().made(), now));
    }

    /// Why the newest night brought no model, and which one goes on; empty when nothing was refused.
    public Optional<String> refusal(FleetView fleet) {
        return fleet.refusal()
                .map(attempt -> texts.text(
                                "fleet.refused",
                                texts.longDay(attempt.run().slot()),
                                attempt.why().map(texts::text).orElse(""),
                                kept(fleet.learning()))
                        .strip());
    }

    private String kept(Learning learning) {
        return switch (learning) {
            case Learning.Serving(var model) -> texts.text("fleet.refused.kept", texts.longDay(model.night()));
            case Learning.NoModel _ -> texts.text("fleet.refused.none");
            case Learning.Damaged _ -> ""; // that is told beside it
        };
    }

    /// Which file of the model that serves is damaged, and what that means here.
    public String damaged(Learning.Damaged damaged) {
        return texts.text("fleet.damaged", texts.text(damaged.problem()));
    }

    private String moves(Movement movement) {
        return arrow(movement, value(movement.metric(), movement.mean()));
    }

    private String arrow(Movement movement, String value) {
        return texts.text(
                movement.deviations() > 0 ? "fleet.moves.up" : "fleet.moves.down", name(movement.metric()), value);
    }

    /// The metric's name, at the beginning of a line.
    public String name(Metric metric) {
        var word = texts.word(metric);
        return word.substring(0, 1).toUpperCase(texts.locale()) + word.substring(1);
    }
}
