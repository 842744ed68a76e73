package org.vigie.console.recovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.console.recovery.StepRow.State;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.Step;

/// The nine steps, each as it stands.
///
/// @param working the step that this window is carrying out
record Steps(Standing standing, Optional<RecoveryPage> page, Optional<Diagnosis> diagnosis, Optional<Step> working) {

    List<StepRow> rows() {
        return Stream.of(Step.values())
                .map(step -> new StepRow(
                        step,
                        state(step),
                        page.flatMap(it -> it.newest(step)),
                        diagnosis.map(it -> RecoveryProcedure.simulate(step, it))))
                .toList();
    }

    /// The step that somebody looks at now: the one at work, or whose turn it is.
    Step current() {
        return working.or(() -> page.flatMap(RecoveryPage::next)).orElseGet(this::resting);
    }

    private Step resting() {
        if (page.isPresent()) {
            return Step.RELEASE;
        }
        return standing == Standing.TROUBLE ? Step.HOLD : Step.DIAGNOSE;
    }

    private State state(Step step) {
        if (working.equals(Optional.of(step))) {
            return State.RUNNING;
        }
        return page.map(it -> taken(it, step)).orElseGet(() -> untaken(step));
    }

    private State taken(RecoveryPage it, Step step) {
        boolean next = it.next().equals(Optional.of(step));
        return it.newest(step)
                .map(Attempt::state)
                .map(State::of)
                .map(this::alive)
                .orElseGet(() -> ahead(next));
    }

    /// What the book calls running is interrupted when nobody carries it out.
    private State alive(State told) {
        return told == State.RUNNING && standing == Standing.INTERRUPTED ? State.INTERRUPTED : told;
    }

    private State ahead(boolean next) {
        if (standing.ended()) {
            return State.NOT_DONE;
        }
        return next ? State.NEXT : State.LOCKED;
    }

    private State untaken(Step step) {
        return step == Step.DIAGNOSE ? diagnosed() : untouched(step);
    }

    private State diagnosed() {
        if (diagnosis.isPresent()) {
            return State.DONE;
        }
        return switch (standing) {
            case READING -> State.RUNNING;
            case UNKNOWN -> State.FAILED;
            case NOTHING_TO_RECOVER,
                    ADVANCING,
                    TROUBLE,
                    WORKING,
                    PAUSED,
                    STEP_FAILED,
                    INTERRUPTED,
                    ELSEWHERE,
                    SUCCEEDED,
                    GIVEN_UP -> State.NOT_NEEDED;
        };
    }

    private State untouched(Step step) {
        return switch (standing) {
            case TROUBLE -> step == Step.HOLD ? State.NEXT : State.LOCKED;
            case NOTHING_TO_RECOVER, ADVANCING -> State.NOT_NEEDED;
            case READING, UNKNOWN, WORKING, PAUSED, STEP_FAILED, INTERRUPTED, ELSEWHERE, SUCCEEDED, GIVEN_UP ->
                State.LOCKED;
        };
    }
}
