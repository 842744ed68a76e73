package org.vigie.console.screen;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryId;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;

/// What the window asks of the house to recover a night. Every call may be slow: call it from
/// [Background] only.
///
/// Each throws [org.vigie.problem.ProblemException] when a person must know something.
public interface RecoveryDesk {
    /// The pipelines of this installation.
    List<String> pipelines();

    /// What is wrong with a night. Changes nothing; slow.
    ///
    /// @param night empty: that of a run at work, else the newest whose hour has come
    Diagnosis diagnose(String pipeline, Optional<LocalDate> night) throws InterruptedException;

    /// The newest recovery of a pipeline, at work or ended.
    Optional<RecoveryPage> recovery(String pipeline);

    /// Diagnoses anew, and begins the recovery of what is found then.
    RecoveryPage beginRecovery(String pipeline, LocalDate night, String actor, String reason)
            throws InterruptedException;

    /// Takes a recovery over whose process is gone.
    RecoveryPage resumeRecovery(RecoveryId recovery, String actor, String reason) throws InterruptedException;

    /// Carries one step out. Slow: returns when its outcome is seen.
    RecoveryPage carryOut(RecoveryId recovery, Step step, String actor) throws InterruptedException;

    RecoveryPage waive(RecoveryId recovery, Step step, String actor, String reason);

    RecoveryPage giveUp(RecoveryId recovery, String actor, String reason) throws InterruptedException;

    /// Writes the report of a recovery that has ended.
    ///
    /// @return its files, HTML first, then PDF
    List<Path> report(RecoveryPage page, Texts texts);

    /// Opens a file or a folder with the system's own program.
    void show(Path file);
}
