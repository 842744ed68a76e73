package org.vigie.continuity.recovery;

/// What must be seen before a night is called recovered.
public enum Condition {
    INTEGRITY,
    SLOT_PRESENT,
    COUNTS_AGREE,
    FACTS_COUNTED,
    CONTENT_DIGEST,
    AGGREGATES_EQUAL_FACTS,
    MODEL
}
