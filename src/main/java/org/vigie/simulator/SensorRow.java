package org.vigie.simulator;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The cells of one reading, as the sensors send it.
///
/// @param touched the column that a fault changed, when it picks single readings
record SensorRow(List<String> cells, Optional<SensorColumn> touched) {
    private static final List<SensorColumn> ORDER = List.of(SensorColumn.values());
    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static SensorRow of(Reading reading) {
        var cells = List.of(
                reading.timestamp().format(DATES),
                reading.locoId(),
                Double.toString(reading.flowRate()),
                Double.toString(reading.pressure()),
                Double.toString(reading.vibration()),
                Double.toString(reading.temperature()),
                reading.failure() ? "1" : "0");
        return new SensorRow(cells, Optional.empty());
    }

    String cell(SensorColumn column) {
        return cells.get(ORDER.indexOf(column));
    }

    SensorRow with(SensorColumn column, String cell) {
        var changed = new ArrayList<>(cells);
        changed.set(ORDER.indexOf(column), cell);
        return new SensorRow(changed, touched);
    }

    SensorRow touchedIn(SensorColumn column) {
        return new SensorRow(cells, Optional.of(column));
    }
}
