package org.vigie.simulator;

import java.nio.file.Path;
import java.util.List;

/// What the sensors left behind.
///
/// @param rows those that were written below the header, before any cut
/// @param failures how many of them say that the engine was failing
/// @param touched the rows that a fault picked, in the order of the file
public record DroppedReadings(Path file, long rows, long failures, List<TouchedReading> touched) {
    public DroppedReadings {
        touched = List.copyOf(touched);
    }

    /// @param line as an editor counts them: the header is line 1
    /// @param column what was changed; of a whole row, its first column
    public record TouchedReading(long line, SensorColumn column) {}
}
