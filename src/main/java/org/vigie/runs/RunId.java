package org.vigie.runs;

/// `freight-2026-02-21-a7k2`: pipeline, night, and four characters of its own, by which people call
/// it.
public record RunId(String value) {
    @Override
    public String toString() {
        return value;
    }

    /// The last part, short enough to say on the telephone.
    public String shortName() {
        return value.substring(value.lastIndexOf('-') + 1);
    }
}
