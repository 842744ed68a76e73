package org.vigie.warehouse.telemetry;

/// What a locomotive's sensors said at one instant. A locomotive and an instant name a reading.
///
/// @param timestamp `yyyy-MM-dd HH:mm:ss`, the sensors' wall clock
/// @param flow L/min
/// @param pressure bar
/// @param vibration mm/s
/// @param temperature °C
/// @param failure known afterwards
public record ReadingFact(
        String loco,
        String timestamp,
        double flow,
        double pressure,
        double vibration,
        double temperature,
        boolean failure) {
    /// SQLite keeps -0.0 as 0.0; a reading must equal itself when it is read back.
    public ReadingFact {
        flow += 0.0;
        pressure += 0.0;
        vibration += 0.0;
        temperature += 0.0;
    }

    /// The rolling means follow these two only.
    boolean sameMeansAs(ReadingFact other) {
        return vibration == other.vibration && pressure == other.pressure;
    }

    /// The digits of the timestamp as one number, below 2^37.
    long second() {
        long second = figure(0, 4);
        second = second * 13 + figure(5, 7);
        second = second * 32 + figure(8, 10);
        second = second * 24 + figure(11, 13);
        second = second * 60 + figure(14, 16);
        return second * 60 + figure(17, 19);
    }

    private int figure(int from, int to) {
        return Integer.parseInt(timestamp, from, to, 10);
    }
}
