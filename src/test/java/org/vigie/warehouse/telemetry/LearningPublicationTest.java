package org.vigie.warehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.vigie.warehouse.telemetry.tables.Tables.AI_TELEMETRY_PREDICTIONS;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Notebook;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.LearningVerdict;
import org.vigie.warehouse.telemetry.Champion.Act;
import org.vigie.warehouse.telemetry.LearnableReadings.ToScore;
import org.vigie.warehouse.telemetry.Prediction.Basis;

/// What may be learned from, and the second transaction of a night.
class LearningPublicationTest {
    private static final Instant NOW = Instant.parse("2026-02-21T01:20:00Z");

    @TempDir
    private Path folder;

    private Depot depot;

    @BeforeEach
    void open() {
        depot = new Depot(folder);
        depot.load(List.of(at("A", 1), at("B", 1), at("A", 2)));
    }

    @Test
    void given_a_learned_night_when_committed_then_predictions_champion_and_verdict_are_there_together() {
        try (var learning = depot.judging()) {
            learning.predict("m-1", List.of(score("A", 1, 12.5, Basis.OUT_OF_FOLD), score("B", 1, 99, Basis.UNSEEN)));
            learning.predict("m-1", List.of(score("A", 1, 13.25, Basis.OUT_OF_FOLD)));
            learning.enthrone(champion("m-1", Act.PROMOTED));
            learning.judge(Verdict.LEARNED, "run-1");
            learning.commit();
        }

        assertThat(predictions()).containsExactly("A 13.25 out-of-fold m-1", "B 99.0 unseen m-1");
        assertThat(depot.warehouse().champions()).containsExactly(champion("m-1", Act.PROMOTED));
        assertThat(depot.ledger().learningOf("run-1")).isEqualTo(LearningVerdict.LEARNED);
    }

    @Test
    void given_a_learning_that_is_not_committed_when_closed_then_nothing_of_it_is_there() {
        try (var learning = depot.judging()) {
            learning.predict("m-1", List.of(score("A", 1, 12.5, Basis.OUT_OF_FOLD)));
            learning.enthrone(champion("m-1", Act.PROMOTED));
            learning.judge(Verdict.LEARNED, "run-1");
        }

        assertThat(predictions()).isEmpty();
        assertThat(depot.warehouse().champions()).isEmpty();
        assertThat(depot.verdicts()).containsExactly("due");
    }

    @Test
    void given_a_run_that_lost_its_lease_when_it_commits_its_learning_then_it_is_fenced() {
        var warehouse = depot.warehouse();

        var refusal = catchThrowableOfType(ProblemException.class, () -> {
            try (var learning = warehouse.beginLearning(new Notebook(), () -> {
                throw new ProblemException(Code.RUN_FENCED, "run-1", "run-2");
            })) {
                learning.judge(Verdict.LEARNED, "run-1");
                learning.commit();
            }
        });

        assertThat(refusal.problem().code()).isEqualTo(Code.RUN_FENCED);
        assertThat(depot.verdicts()).containsExactly("due");
    }

    @Test
    void given_a_rollback_when_committed_then_the_older_model_is_the_newest_champion() {
        enthrone(champion("m-1", Act.PROMOTED));
        enthrone(champion("m-2", Act.PROMOTED));

        enthrone(champion("m-1", Act.ROLLED_BACK));

        assertThat(depot.warehouse().champions()).extracting(Champion::model).containsExactly("m-1", "m-2", "m-1");
    }

    @Test
    void given_learned_refused_and_due_nights_when_asked_then_the_refused_one_is_not_to_be_seen() {
        depot.judge(Verdict.LEARNED);
        depot.load(List.of(at("A", 3)));
        depot.judge(Verdict.REFUSED);
        depot.load(List.of(at("B", 2), at("A", 4)));

        var newest = new ArrayList<LearnableReading>();
        depot.warehouse().learnable().newest(4, newest::add);
        var night = new ArrayList<LearnableReading>();
        depot.warehouse().learnable().night(night::add);

        assertThat(newest).extracting(LearningPublicationTest::name).containsExactly("A 4", "A 2", "B 2", "A 1");
        assertThat(newest).extracting(LearnableReading::ofTheNight).containsExactly(true, false, true, false);
        assertThat(night).extracting(LearningPublicationTest::name).containsExactly("A 4", "B 2");
    }

    @Test
    void given_a_new_model_when_readings_to_score_are_asked_then_trained_unscored_and_corrected_ones_come() {
        try (var learning = depot.judging()) {
            learning.predict("m-1", List.of(score("A", 1, 1, Basis.UNSEEN), score("A", 2, 2, Basis.UNSEEN)));
            learning.judge(Verdict.LEARNED, "run-1");
            learning.commit();
        }
        depot.load(List.of(corrected("A", 1), at("A", 3), at("B", 3)));
        var newest = new ArrayList<LearnableReading>();
        depot.warehouse().learnable().newest(1, newest::add);

        var toScore = new ArrayList<ToScore>();
        depot.warehouse().learnable().toScore(newest.getLast(), toScore::add);

        assertThat(toScore)
                .extracting(score -> name(score.reading()) + " " + score.trained())
                .containsExactly("A 1 false", "A 3 true", "B 1 false", "B 3 false");
    }

    @Test
    void given_a_row_that_no_run_brought_when_known_runs_are_measured_then_it_is_found() {
        assertThat(depot.warehouse().learnable().knownRuns().held()).isTrue();

        try (var session = depot.file().open()) {
            session.writing(sql -> sql.execute("insert into fact_telemetry_features"
                    + " values ('2026-02-20 09:00:00', 'X', 1, 1, 1, 1, 0, 1, 1, 77)"));
        }
        var known = depot.warehouse().learnable().knownRuns();

        assertThat(known.strangers()).isEqualTo(1);
        assertThat(known.digest()).isNotEqualTo(known.digestTold());
        assertThat(known.held()).isFalse();
    }

    private void enthrone(Champion champion) {
        try (var learning = depot.judging()) {
            learning.enthrone(champion);
            learning.commit();
        }
    }

    private List<String> predictions() {
        var p = AI_TELEMETRY_PREDICTIONS;
        try (var session = depot.file().openReadOnly()) {
            return session.sql()
                    .selectFrom(p)
                    .orderBy(p.LOCO_ID)
                    .fetch(row -> row.getLocoId()
                            + " "
                            + row.getAiRiskScorePercent()
                            + " "
                            + row.getBasis()
                            + " "
                            + row.getModel());
        }
    }

    private static Champion champion(String model, Act act) {
        var run = act == Act.PROMOTED ? Optional.of("run-1") : Optional.<String>empty();
        return new Champion(model, "ab".repeat(32), run, act, "worker", "not worse", NOW);
    }

    private static Prediction score(String loco, int hour, double percent, Basis basis) {
        var r = at(loco, hour);
        return new Prediction(
                loco,
                r.timestamp(),
                r.flow(),
                r.pressure(),
                r.vibration(),
                r.temperature(),
                percent,
                percent > 50,
                basis);
    }

    private static String name(LearnableReading reading) {
        return reading.loco() + " " + Integer.parseInt(reading.timestamp().substring(11, 13));
    }

    private static ReadingFact at(String loco, int hour) {
        return new ReadingFact(loco, "2026-02-20 %02d:00:00".formatted(hour), 500, 5, 2, 45, false);
    }

    private static ReadingFact corrected(String loco, int hour) {
        return new ReadingFact(loco, at(loco, hour).timestamp(), 500, 5, 2, 46, false);
    }
}
