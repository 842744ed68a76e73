package org.vigie.warehouse.freight;

import java.time.LocalDate;

/// One station on one day. Volume in tonnes.
public record DailyStationStats(LocalDate day, String station, double volume, long alerts, long machines) {}
