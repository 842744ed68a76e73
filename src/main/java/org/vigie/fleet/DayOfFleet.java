package org.vigie.fleet;

import java.time.LocalDate;

/// All locomotives together on one day.
public record DayOfFleet(LocalDate day, long readings, long failures, long locomotives) {}
