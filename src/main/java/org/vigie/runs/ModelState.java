package org.vigie.runs;

/// What became of a candidate.
public enum ModelState {
    CHAMPION,
    /// It has served, and another one took over.
    FORMER,
    /// It was never put to work.
    REFUSED
}
