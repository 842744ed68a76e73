package org.vigie.runs;

import java.time.Instant;

/// A candidate as the operations book knows it. The scores are those on the held-out fifth.
///
/// @param sha256 of its card
/// @param reason why it was put to work, or why not: a problem's code and what it is about
public record ModelNote(
        String version,
        String pipeline,
        String run,
        Instant made,
        String trainingDigest,
        long trainingRows,
        String schemaHash,
        long seed,
        String sha256,
        double precision,
        double recall,
        double f1,
        double rocAuc,
        double prAuc,
        boolean promoted,
        String reason) {}
