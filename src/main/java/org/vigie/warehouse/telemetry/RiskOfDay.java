package org.vigie.warehouse.telemetry;

import java.time.LocalDate;

/// One locomotive's scores on one day, in percent.
public record RiskOfDay(LocalDate day, double mean, double most) {}
