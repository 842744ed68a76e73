package org.vigie.simulator;

import static org.vigie.simulator.SensorColumn.FAILURE;
import static org.vigie.simulator.SensorColumn.LOCO_ID;
import static org.vigie.simulator.SensorColumn.TIMESTAMP;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.simulator.DroppedReadings.TouchedReading;
import org.vigie.simulator.FileFault.Plain;

/// The exporter of the sensors, as seen from the inbox: each night a file appears, whole or not at
/// all, in the place of the one before.
public final class SensorsDrop {
    private static final int STALE_BY_DAYS = 3;

    private final Sensors sensors;
    private final Drop drop;

    /// @param file the place of the sensors' file; its folder is made when it is not there
    public SensorsDrop(Sensors sensors, Path file) {
        this.sensors = sensors;
        drop = new Drop(file);
    }

    /// The file of a good night: the readings of the day before the slot.
    public DroppedReadings drop(LocalDate slot) throws IOException {
        return drop(slot, 1, SensorFault.NONE);
    }

    /// @param days how many days the file goes back, the day before the slot included
    public DroppedReadings drop(LocalDate slot, int days, SensorFault fault) throws IOException {
        var end = fault.file() == Plain.STALE ? slot.minusDays(STALE_BY_DAYS) : slot;
        var delivery = new Delivery(sensors, end, days, fault.readings());
        if (fault.file() == Plain.MISSING) {
            drop.remove();
            return new DroppedReadings(drop.file(), 0, 0, List.of());
        }
        return drop.put(draft -> {
            var dropped = write(draft, delivery, fault.file());
            new Damage(sensors.seed() ^ slot.toEpochDay()).inflict(fault.file(), draft);
            return dropped;
        });
    }

    private DroppedReadings write(Path draft, Delivery delivery, Plain fault) throws IOException {
        var header = SensorColumn.header();
        var dialect = Dialect.wantedBy(fault, header, header.replace("vibration", "vib"));
        try (var writer = Files.newBufferedWriter(draft, dialect.charset())) {
            var pen = new Pen(writer, dialect, fault);
            if (fault != Plain.EMPTY) {
                pen.line(dialect.opening());
                pen.write(fault == Plain.HEADER_ONLY ? Stream.empty() : delivery.rows());
            }
            return new DroppedReadings(drop.file(), pen.rows, pen.failures, pen.touched);
        }
    }

    /// Writes line by line, and remembers the lines that were touched.
    private static final class Pen {
        private static final int ONE_IN_TEN = 10;
        private static final int ONE_IN_TWENTY = 20;

        private final BufferedWriter writer;
        private final Dialect dialect;
        private final Plain fault;
        private final List<TouchedReading> touched = new ArrayList<>();
        private long readings;
        private long rows;
        private long failures;

        Pen(BufferedWriter writer, Dialect dialect, Plain fault) {
            this.writer = writer;
            this.dialect = dialect;
            this.fault = fault;
        }

        void write(Stream<SensorRow> all) throws IOException {
            for (var each = all.iterator(); each.hasNext(); ) {
                var row = each.next();
                readings++;
                if (fault == Plain.CP1252 && isMiddleOf(ONE_IN_TWENTY)) {
                    write(row.with(LOCO_ID, "LOCO_Edéa").touchedIn(LOCO_ID));
                } else {
                    write(row);
                }
                if (fault == Plain.DUPLICATED && isMiddleOf(ONE_IN_TEN)) {
                    write(row.touchedIn(TIMESTAMP));
                }
            }
        }

        void line(String text) throws IOException {
            writer.write(text);
            writer.write('\n');
        }

        private boolean isMiddleOf(int number) {
            return readings % number == number / 2;
        }

        private void write(SensorRow row) throws IOException {
            line(dialect.line(row.cells()));
            rows++;
            if (row.cell(FAILURE).equals("1")) {
                failures++;
            }
            row.touched().ifPresent(column -> touched.add(new TouchedReading(rows + 1, column)));
        }
    }
}
