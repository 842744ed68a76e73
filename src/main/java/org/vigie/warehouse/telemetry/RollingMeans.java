package org.vigie.warehouse.telemetry;

/// The means of one locomotive's last three readings, taken in order of time.
///
/// Each mean is made from the values themselves and always in the same order, never from the mean
/// before: whichever way the readings came, the bits are the same.
final class RollingMeans {
    private int known;
    private double vibrationBeforeLast;
    private double vibrationLast;
    private double pressureBeforeLast;
    private double pressureLast;

    FeatureRow next(ReadingFact reading) {
        var row = new FeatureRow(
                reading,
                mean(vibrationBeforeLast, vibrationLast, reading.vibration()),
                mean(pressureBeforeLast, pressureLast, reading.pressure()));
        vibrationBeforeLast = vibrationLast;
        vibrationLast = reading.vibration();
        pressureBeforeLast = pressureLast;
        pressureLast = reading.pressure();
        known = Math.min(known + 1, 2);
        return row;
    }

    private double mean(double beforeLast, double last, double now) {
        return switch (known) {
            case 0 -> now;
            case 1 -> (last + now) / 2;
            default -> (beforeLast + last + now) / 3;
        };
    }
}
