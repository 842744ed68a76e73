package org.vigie.pipelines.telemetry;

import java.time.LocalDateTime;
import java.util.List;
import org.vigie.etl.Contract;
import org.vigie.etl.Field;
import org.vigie.etl.Notation;
import org.vigie.etl.Row;
import org.vigie.warehouse.telemetry.ReadingFact;

/// What the sensors of a locomotive say at one instant, their wall clock.
///
/// An incomplete reading goes to quarantine. The limits here only keep out what no sensor can mean;
/// whether a night as a whole moved away from what is normal is for the gates before the learning.
///
/// @param flow L/min
/// @param pressure bar
/// @param vibration mm/s
/// @param temperature °C
/// @param failure known afterwards
record Reading(
        LocalDateTime timestamp,
        String loco,
        double flow,
        double pressure,
        double vibration,
        double temperature,
        boolean failure) {
    private static final double SENSORS_END = 1_000_000;
    private static final String YES = "1";
    private static final double ABSOLUTE_ZERO = -273.15;

    private static final Field TIMESTAMP = Field.moment("timestamp");
    private static final Field LOCO = Field.text("loco_id");
    private static final Field FLOW = Field.number("flow_rate", 0, SENSORS_END);
    private static final Field PRESSURE = Field.number("pressure", 0, SENSORS_END);
    private static final Field VIBRATION = Field.number("vibration", 0, SENSORS_END);
    private static final Field TEMPERATURE = Field.number("temperature", ABSOLUTE_ZERO, SENSORS_END);
    private static final Field FAILURE = Field.oneOf("failure", List.of("0", YES));

    static final Contract CONTRACT = Contract.of(TIMESTAMP, LOCO, FLOW, PRESSURE, VIBRATION, TEMPERATURE, FAILURE);

    static Reading of(Row row) {
        return new Reading(
                row.moment(TIMESTAMP),
                row.text(LOCO),
                row.number(FLOW),
                row.number(PRESSURE),
                row.number(VIBRATION),
                row.number(TEMPERATURE),
                row.text(FAILURE).equals(YES));
    }

    ReadingFact fact() {
        return new ReadingFact(loco, Notation.plain(timestamp), flow, pressure, vibration, temperature, failure);
    }
}
