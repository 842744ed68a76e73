package org.vigie.simulator;

/// A machine of the freight API's reference.
public record Machine(String machineId, Station station, int installationYear) {}
