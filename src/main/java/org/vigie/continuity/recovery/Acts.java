package org.vigie.continuity.recovery;

import java.time.LocalDate;
import java.util.Optional;

/// What the steps do to the installation: the wall between the procedure and the rooms that stop,
/// back up, restore and run.
///
/// Each act may be carried out twice: after a kill in its middle it looks at what it left, and goes on
/// from there. A [org.vigie.problem.ProblemException] is a failed step.
public interface Acts {
    /// Looks, and changes nothing.
    ///
    /// @param night empty: that of a run at work, else the newest whose hour has come
    Diagnosis diagnose(String pipeline, Optional<LocalDate> night) throws InterruptedException;

    Result holdNewRuns(Intervention it, Witness witness) throws InterruptedException;

    /// Stops what does not advance; what advances is waited for.
    Result stop(Intervention it, Witness witness) throws InterruptedException;

    /// Opens the warehouse for writing, so that it recovers; a damaged one is restored from the newest
    /// proven backup. Nothing is changed while somebody else holds it.
    Result openAndVerifyWarehouse(Intervention it, Witness witness) throws InterruptedException;

    Result backUpAndProve(Intervention it, Witness witness) throws InterruptedException;

    Result checkSources(Intervention it, Witness witness) throws InterruptedException;

    /// Runs the night and waits for its end; a run that published already is not run again.
    Result relaunch(Intervention it, Witness witness) throws InterruptedException;

    /// Looks at the published night itself: slot, counts, facts against aggregates, freshness, model.
    Result verifyOutcome(Intervention it, Witness witness) throws InterruptedException;

    /// Lets new runs start again.
    Result release(Intervention it, Witness witness) throws InterruptedException;
}
