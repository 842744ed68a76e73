package org.vigie.continuity.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.vigie.problem.Problem;

/// One restore, as the operations book knows it.
///
/// @param safety a backup of the warehouse that was replaced: the way back
/// @param aside where the replaced file lies, or lay: it stays when there is no backup of it
public record Restore(
        String id,
        BackupId backup,
        String pipeline,
        RestoreState state,
        String actor,
        String reason,
        Optional<BackupId> safety,
        Path aside,
        Optional<Problem> problem,
        Instant startedAt,
        Optional<Instant> endedAt) {

    /// Who orders a restore, and why.
    public record Order(String actor, String reason, Confirmation confirmation) {}

    /// A restore replaces what people read: somebody says so, in words that cannot slip.
    public sealed interface Confirmation {
        /// `--yes`
        record Given() implements Confirmation {}

        /// The name of the pipeline, or of the warehouse's file, typed by hand.
        record Typed(String name) implements Confirmation {}

        record Missing() implements Confirmation {}
    }
}
