package org.vigie.continuity.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.vigie.problem.Problem;

/// One backup, as the operations book knows it.
///
/// @param file where it lies, or lay
/// @param run the newest publication in it
/// @param problem why it is FAILED or DAMAGED
/// @param sha256 of the file; empty while it is made
/// @param facts rows of its fact table
/// @param contentDigest of its facts
/// @param ledgerAgrees false: its facts are not those that its own ledger tells, in the original too
/// @param verifiedAt when its bytes were last seen to be the ones that were written
/// @param second its copy in the second place; empty when none was asked for
public record Backup(
        BackupId id,
        String pipeline,
        Path file,
        Occasion occasion,
        String reason,
        String actor,
        Optional<String> run,
        BackupState state,
        Optional<Problem> problem,
        Optional<String> sha256,
        long bytes,
        long facts,
        Optional<String> contentDigest,
        long ledgerRows,
        boolean ledgerAgrees,
        Instant madeAt,
        Optional<Instant> verifiedAt,
        Optional<Instant> provenAt,
        Optional<SecondCopy> second) {

    /// The same file in the second place.
    ///
    /// @param problem why it is not there, or not sound
    public record SecondCopy(Path file, CopyState state, Optional<Problem> problem, Instant at) {}

    public enum CopyState {
        COPIED,
        MISSING,
        DAMAGED
    }
}
