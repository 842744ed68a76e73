package org.vigie.simulator;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/// The readings as the sensors' API writes them: one a line, an empty field as `null`.
final class SensorsJson {
    private SensorsJson() {}

    static String of(Stream<SensorRow> rows) {
        return array(rows.map(SensorsJson::object));
    }

    /// The third reading says a second time, and differently, at what pressure the engine worked.
    static String withDuplicateKeys(Stream<SensorRow> rows) {
        var objects = rows.map(SensorsJson::object).toList();
        return array(Stream.of(
                        objects.subList(0, 2).stream(),
                        Stream.of(objects.get(2).replace("}", ",\"pressure\":0.5}")),
                        objects.subList(3, objects.size()).stream())
                .flatMap(part -> part));
    }

    private static String array(Stream<String> objects) {
        return objects.collect(joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String object(SensorRow row) {
        return Stream.of(SensorColumn.values())
                .map(column -> "\"" + column.title() + "\":" + value(column, row.cell(column)))
                .collect(joining(",", "{", "}"));
    }

    private static String value(SensorColumn column, String cell) {
        if (cell.isEmpty()) {
            return "null";
        }
        return List.of(SensorColumn.TIMESTAMP, SensorColumn.LOCO_ID).contains(column) ? "\"" + cell + "\"" : cell;
    }
}
