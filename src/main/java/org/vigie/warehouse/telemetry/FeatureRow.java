package org.vigie.warehouse.telemetry;

import org.vigie.warehouse.RowHash;

/// A reading as the warehouse keeps it, with the means of the last three readings of its
/// locomotive.
record FeatureRow(ReadingFact reading, double vibrationMean, double pressureMean) {
    /// Of all the columns but the fence: the same readings give the same digest, whichever runs
    /// brought them.
    RowHash hash() {
        return RowHash.of()
                .text(reading.timestamp())
                .text(reading.loco())
                .number(reading.flow())
                .number(reading.pressure())
                .number(reading.vibration())
                .number(reading.temperature())
                .whole(reading.failure() ? 1 : 0)
                .number(vibrationMean)
                .number(pressureMean)
                .end();
    }

    FeatureRow corrected(ReadingFact correction) {
        return new FeatureRow(correction, vibrationMean, pressureMean);
    }

    boolean sameMeans(FeatureRow other) {
        return vibrationMean == other.vibrationMean && pressureMean == other.pressureMean;
    }
}
