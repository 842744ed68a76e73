package org.vigie.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column of the sensors, in the order of their file.
public enum SensorColumn {
    TIMESTAMP,
    LOCO_ID,
    FLOW_RATE,
    PRESSURE,
    VIBRATION,
    TEMPERATURE,
    FAILURE;

    private static final List<SensorColumn> METRICS = List.of(FLOW_RATE, PRESSURE, VIBRATION, TEMPERATURE);

    /// What a sensor measures.
    public static List<SensorColumn> metrics() {
        return METRICS;
    }

    static Optional<SensorColumn> metricNamed(String title) {
        return METRICS.stream().filter(metric -> metric.title().equals(title)).findFirst();
    }

    static String header() {
        return Stream.of(values()).map(SensorColumn::title).collect(Collectors.joining(","));
    }

    /// The name in the file: `flow_rate`
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
