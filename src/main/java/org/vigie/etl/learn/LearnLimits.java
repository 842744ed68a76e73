package org.vigie.etl.learn;

/// What a night must hold before a model may learn from it, and a candidate before it may serve.
///
/// @param trees of each forest
/// @param margin how much worse than the champion a candidate may be, in area under its curves
/// @param leastFailures the least share of failures that is credible, @param mostFailures the most
/// @param mostDrift in standard deviations of the reference
public record LearnLimits(
        int trees,
        long seed,
        double margin,
        double minRocAuc,
        double leastFailures,
        double mostFailures,
        double mostDrift) {}
