package org.vigie.pipelines.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Fence;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.warehouse.telemetry.Champion;

class ModelShelfTest {
    private static final String FIRST = "telemetry-2026-02-01-aaaa";
    private static final String SECOND = "telemetry-2026-02-02-aaaa";
    private static final String THIRD = "telemetry-2026-02-03-aaaa";
    private static final Fence OPEN = () -> {};

    @TempDir
    private Path folder;

    private LearningDepot depot;

    @BeforeEach
    void learnThreeNights() {
        depot = LearningDepot.in(folder);
        depot.learnTheHistory();
        depot.learnTheNightAfter(1);
        depot.learnTheNightAfter(2);
    }

    @Test
    void given_three_champions_when_somebody_goes_back_then_the_one_before_serves_with_its_own_predictions()
            throws SQLException {
        var shelf = depot.shelf(OPEN);
        var plan = shelf.planBack();

        long scored = shelf.goBack(plan, "ada", "false alarms on LOCO_003");

        assertThat(plan.from()).contains(THIRD);
        var champion = depot.warehouse().champions().getFirst();
        assertThat(champion.model()).isEqualTo(SECOND);
        assertThat(champion.act()).isEqualTo(Champion.Act.ROLLED_BACK);
        assertThat(champion.actor()).isEqualTo("ada");
        assertThat(champion.reason()).isEqualTo("false alarms on LOCO_003");
        assertThat(champion.runId()).isEmpty();
        assertThat(scored).isEqualTo(22 * 120);
        assertThat(predictions()).containsExactly(SECOND + " out-of-fold 2520", SECOND + " unseen 120");
    }

    @Test
    void given_a_rollback_when_the_next_night_is_run_then_it_learns_as_ever() {
        var shelf = depot.shelf(OPEN);
        shelf.goBack(shelf.planBackTo(FIRST), "ada", "try");

        depot.learnTheNightAfter(3);

        assertThat(depot.warehouse().champions().getFirst().model()).isEqualTo("telemetry-2026-02-04-aaaa");
        assertThat(depot.warehouse().champions()).hasSize(5);
    }

    @Test
    void given_a_damaged_model_in_between_when_somebody_goes_back_then_it_is_passed_over_and_told() throws IOException {
        flipABit(SECOND);

        var plan = depot.shelf(OPEN).planBack();

        assertThat(plan.to().model()).isEqualTo(FIRST);
        assertThat(plan.passedOver()).containsExactly(damaged(SECOND));
    }

    @Test
    void given_no_sound_model_behind_when_somebody_goes_back_then_nothing_is_done() throws IOException {
        flipABit(FIRST);
        flipABit(SECOND);

        var refused = problem(() -> depot.shelf(OPEN).planBack());

        assertThat(refused.code()).isEqualTo(Code.NO_GOOD_MODEL);
    }

    @Test
    void given_a_model_that_never_served_or_is_damaged_when_somebody_goes_back_to_it_then_it_is_refused()
            throws IOException {
        flipABit(FIRST);
        var shelf = depot.shelf(OPEN);

        assertThat(problem(() -> shelf.planBackTo("telemetry-2020-01-01-aaaa")))
                .isEqualTo(Problem.of(Code.MODEL_UNKNOWN, "telemetry-2020-01-01-aaaa"));
        assertThat(problem(() -> shelf.planBackTo(FIRST))).isEqualTo(damaged(FIRST));
    }

    @Test
    void given_a_model_damaged_after_the_plan_when_it_is_to_serve_then_the_table_stays_as_it_was()
            throws IOException, SQLException {
        var shelf = depot.shelf(OPEN);
        var plan = shelf.planBack();
        var before = predictions();
        flipABit(SECOND);

        var refused = problem(() -> shelf.goBack(plan, "ada", "try"));

        assertThat(refused).isEqualTo(damaged(SECOND));
        assertThat(predictions()).isEqualTo(before);
        assertThat(depot.warehouse().champions()).hasSize(3);
    }

    @Test
    void given_a_run_that_starts_meanwhile_when_the_rollback_would_commit_then_nothing_of_it_is_left()
            throws SQLException {
        var asked = new int[1];
        Fence startsMeanwhile = () -> {
            if (asked[0]++ > 0) {
                throw new ProblemException(Code.RUN_ALREADY_ACTIVE, "telemetry", "telemetry-2026-02-04-bbbb");
            }
        };
        var shelf = depot.shelf(startsMeanwhile);
        var before = predictions();

        var refused = problem(() -> shelf.goBack(shelf.planBack(), "ada", "try"));

        assertThat(refused.code()).isEqualTo(Code.RUN_ALREADY_ACTIVE);
        assertThat(predictions()).isEqualTo(before);
        assertThat(depot.warehouse().champions()).hasSize(3);
    }

    private void flipABit(String version) throws IOException {
        var file = depot.forest(version);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static Problem damaged(String version) {
        return Problem.of(Code.MODEL_DAMAGED, version, "forest-0.ubj", Reason.DIGEST_DIFFERS);
    }

    private static Problem problem(ThrowingCallable act) {
        return Optional.ofNullable(catchThrowableOfType(ProblemException.class, act))
                .orElseThrow()
                .problem();
    }

    /// How many predictions of each model and basis.
    private List<String> predictions() throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + depot.file());
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT model, basis, count(*) FROM ai_telemetry_predictions"
                                + " GROUP BY model, basis ORDER BY model, basis")) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getLong(3));
            }
        }
        return found;
    }
}
