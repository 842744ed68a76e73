package org.vigie.warehouse.telemetry;

import java.time.LocalDate;

/// All locomotives together on one day.
public record DayOfReadings(LocalDate day, long readings, long failures, long locomotives) {}
