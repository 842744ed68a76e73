package org.vigie.warehouse.telemetry;

/// What became of the learning after one publication.
public record LearningRow(String run, boolean wanted, Verdict verdict) {
    public enum Verdict {
        DUE,
        LEARNED,
        REFUSED
    }
}
