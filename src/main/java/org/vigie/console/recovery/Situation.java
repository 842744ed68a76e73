package org.vigie.console.recovery;

import java.util.Optional;
import org.vigie.console.recovery.Seen.Conduct;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// All that says where the screen stands.
///
/// @param working a step is at work here
record Situation(
        Optional<RecoveryPage> page,
        Optional<Diagnosis> diagnosis,
        Optional<Problem> trouble,
        Conduct conduct,
        boolean working) {

    Standing standing() {
        return page.map(this::begun).orElseGet(this::untouched);
    }

    private Standing begun(RecoveryPage it) {
        return switch (it.state()) {
            case SUCCEEDED -> Standing.SUCCEEDED;
            case FAILED -> Standing.GIVEN_UP;
            case RUNNING, WAITING -> working ? Standing.WORKING : still(it);
        };
    }

    private Standing still(RecoveryPage it) {
        return switch (conduct) {
            case NOBODY -> Standing.INTERRUPTED;
            case ELSEWHERE -> Standing.ELSEWHERE;
            case HERE ->
                it.next()
                        .flatMap(it::newest)
                        .map(Attempt::state)
                        .map(Situation::left)
                        .orElse(Standing.PAUSED);
        };
    }

    /// A step that broke down here is still told as running, and nobody carries it out; one that was
    /// called off can be taken again at once.
    private static Standing left(StepState state) {
        return switch (state) {
            case RUNNING -> Standing.INTERRUPTED;
            case FAILED -> Standing.STEP_FAILED;
            case DONE, NOTHING_TO_DO, WAIVED, INTERRUPTED -> Standing.PAUSED;
        };
    }

    private Standing untouched() {
        return diagnosis
                .map(it -> it.trouble().isPresent() ? Standing.TROUBLE : Standing.NOTHING_TO_RECOVER)
                .or(() -> trouble.map(Situation::inTheWay))
                .orElse(Standing.READING);
    }

    private static Standing inTheWay(Problem why) {
        return why.code() == Code.RUN_ALREADY_ACTIVE ? Standing.ADVANCING : Standing.UNKNOWN;
    }
}
