package org.vigie.fleet;

/// How well somebody judged the held-out readings; each between 0 and 1.
///
/// @param brier mean squared error of the probability: the smaller the better
public record Scores(double precision, double recall, double f1, double rocAuc, double prAuc, double brier) {}
