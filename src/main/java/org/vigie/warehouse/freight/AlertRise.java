package org.vigie.warehouse.freight;

import java.time.LocalDate;
import java.util.Optional;

/// A station whose critical alerts rose against the day before.
///
/// @param dayBefore the station's day before in the statistics; the calendar's, unless it sent
///   nothing that day
/// @param percent of the rise; empty when there was no alert the day before
public record AlertRise(
        LocalDate day, String station, LocalDate dayBefore, long alertsBefore, long alerts, Optional<Double> percent) {}
