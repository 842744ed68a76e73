package org.vigie.warehouse.freight;

/// A station's place by reliability: fewest alerts first, equal totals share a place. Volume in
/// tonnes.
public record ReliabilityRank(long rank, String station, long alerts, double volume) {}
