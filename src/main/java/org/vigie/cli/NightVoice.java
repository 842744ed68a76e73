package org.vigie.cli;

import org.vigie.continuity.backup.Backup;
import org.vigie.problem.Problem;
import org.vigie.runs.Post;
import org.vigie.runs.Post.Duty;
import org.vigie.runs.Run;
import org.vigie.runs.schedule.NightEvent;

/// What whoever is on duty does, told thing by thing, from any thread.
public interface NightVoice {
    NightVoice SILENT = new NightVoice() {};

    /// This process has the duty from now on.
    default void took(Duty duty) {}

    /// Another process has it.
    default void waits(Duty duty, Post.Holder holder) {}

    default void happened(NightEvent event) {}

    /// A run whose process was gone.
    default void closed(Run run) {}

    /// A backup that was due was taken, or really restored.
    default void backedUp(Backup backup) {}

    /// A look that did not succeed; the next one comes all the same. Told once until it is over.
    default void trouble(Problem problem) {}

    /// The duties are given back.
    default void leaves() {}
}
