package org.vigie.runs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;

/// Who passes while all runs are held: the recovery that holds them, and nobody else.
class DrainsTest {
    private static final LocalDate NIGHT = LocalDate.parse("2026-02-21");
    private static final Instant NOW = Instant.parse("2026-02-21T02:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofHours(2));
    private static final String OURS = "recovery-freight-2026-02-21-k7mq";
    private static final String OTHERS = "recovery-telemetry-2026-02-21-p3xw";

    @TempDir
    private Path folder;

    private Shelf shelf;
    private Drains drains;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        shelf.at(NOW);
        drains = new Drains(shelf.session(), shelf);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_runs_held_by_a_recovery_when_it_orders_one_then_it_passes_and_nobody_else_does() {
        drains.hold(OURS, UNTIL, "k.mballa", "nuit en panne");

        assertThatThrownBy(() -> shelf.ordered(NIGHT)).satisfies(DrainsTest::isNoNewRuns);
        assertThatThrownBy(() -> orderedBy(OTHERS)).satisfies(DrainsTest::isNoNewRuns);
        assertThat(orderedBy(OURS).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void given_runs_held_by_a_person_when_a_recovery_orders_one_then_it_does_not_pass() {
        drains.until(UNTIL, "a.mbarga", "nouveau disque");

        var inForce = drains.hold(OURS, UNTIL, "k.mballa", "nuit en panne");

        assertThat(inForce.actor()).isEqualTo("a.mbarga");
        assertThatThrownBy(() -> orderedBy(OURS)).satisfies(DrainsTest::isNoNewRuns);
        assertThat(drains.release(OURS)).map(Drain::actor).contains("a.mbarga");
    }

    @Test
    void given_a_hold_whose_time_is_over_when_another_recovery_holds_then_it_has_it() {
        drains.hold(OTHERS, NOW.plusSeconds(60), "k.mballa", "nuit en panne");
        shelf.pass(Duration.ofMinutes(2));

        var held = drains.hold(OURS, UNTIL, "k.mballa", "nuit en panne");

        assertThat(held.holder()).contains(OURS);
        assertThat(drains.release(OTHERS)).isPresent();
        assertThat(drains.release(OURS)).isEmpty();
    }

    private Run orderedBy(String recovery) {
        var order = RunOrder.recovering("freight", NIGHT, "k.mballa", "nuit en panne", Optional.empty(), recovery);
        return shelf.book().order(order, new RunId("freight-2026-02-21-" + recovery), ProcessIdentity.own(), 0);
    }

    private static void isNoNewRuns(Throwable refusal) {
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        known -> assertThat(known.problem().code()).isEqualTo(Code.NO_NEW_RUNS));
    }
}
