package org.vigie.simulator;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.vigie.simulator.SensorColumn.FAILURE;
import static org.vigie.simulator.SensorColumn.FLOW_RATE;
import static org.vigie.simulator.SensorColumn.PRESSURE;
import static org.vigie.simulator.SensorColumn.TEMPERATURE;
import static org.vigie.simulator.SensorColumn.VIBRATION;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.vigie.simulator.ReadingFault.Constant;
import org.vigie.simulator.ReadingFault.Drift;
import org.vigie.simulator.ReadingFault.FlippedLabels;
import org.vigie.simulator.ReadingFault.Incomplete;
import org.vigie.simulator.ReadingFault.Plain;

/// What a fault makes of the readings of one delivery, in their order.
interface Distortion extends Function<Reading, SensorRow> {
    /// What can be empty: without its hour or its locomotive a reading could not be found again.
    List<SensorColumn> CAN_BE_EMPTY = List.of(FLOW_RATE, PRESSURE, VIBRATION, TEMPERATURE, FAILURE);

    /// @param newest the newest day of the delivery
    /// @param readings how many it has
    static Distortion wantedBy(ReadingFault fault, LocalDate newest, long readings, SplittableRandom dice) {
        return switch (fault) {
            case Plain.NONE -> SensorRow::of;
            case Plain.ONE_CLASS -> reading -> SensorRow.of(reading.withFailure(false));
            case Plain.FAHRENHEIT ->
                reading -> SensorRow.of(reading.with(TEMPERATURE, reading.temperature() * 9 / 5 + 32));
            case Plain.REPEATED -> new HangingSensors();
            case Incomplete(var percent) -> emptied(Lot.ofPercent(percent, readings, dice), dice.split());
            case FlippedLabels(var percent) -> flipped(Lot.ofPercent(percent, readings, dice));
            case Constant(var metric) -> reading -> SensorRow.of(reading.with(metric, usual(metric)));
            case Drift(var percent, var night) -> drifted(1 + percent / 100, newest.minusDays(night));
        };
    }

    private static Distortion emptied(Lot lot, SplittableRandom dice) {
        return reading -> {
            var row = SensorRow.of(reading);
            if (!lot.falls()) {
                return row;
            }
            var column = CAN_BE_EMPTY.get(dice.nextInt(CAN_BE_EMPTY.size()));
            return row.with(column, "").touchedIn(column);
        };
    }

    private static Distortion flipped(Lot lot) {
        return reading -> lot.falls()
                ? SensorRow.of(reading.withFailure(!reading.failure())).touchedIn(FAILURE)
                : SensorRow.of(reading);
    }

    private static Distortion drifted(double aNight, LocalDate lastSound) {
        return reading -> {
            var nights = Math.max(0, DAYS.between(lastSound, reading.timestamp().toLocalDate()));
            var factor = StrictMath.pow(aNight, (double) nights);
            return SensorRow.of(reading.with(
                    reading.flowRate() * factor,
                    reading.pressure() * factor,
                    reading.vibration() * factor,
                    reading.temperature() * factor));
        };
    }

    private static double usual(SensorColumn metric) {
        return switch (metric) {
            case FLOW_RATE -> 500;
            case PRESSURE -> 5;
            case VIBRATION -> 2;
            case TEMPERATURE -> 45;
            case TIMESTAMP, LOCO_ID, FAILURE -> throw new IllegalArgumentException(metric.title());
        };
    }
}
