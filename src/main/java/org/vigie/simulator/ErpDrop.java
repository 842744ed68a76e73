package org.vigie.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.simulator.Dropped.TouchedRow;
import org.vigie.simulator.FileFault.Plain;
import org.vigie.simulator.FileFault.StationMissing;

/// The ERP, as seen from the inbox: each night a file appears, whole or not at all, in the place of
/// the one before.
public final class ErpDrop {
    private static final String HEADER = "transaction_id,machine_id,date,volume_transferred,status_code";
    private static final int STALE_BY_DAYS = 3;

    private final World world;
    private final Drop drop;

    /// @param file the place of the ERP's file; its folder is made when it is not there
    public ErpDrop(World world, Path file) {
        this.world = world;
        drop = new Drop(file);
    }

    /// The file of a good night: the transactions of the day before the slot.
    public Dropped drop(LocalDate slot) throws IOException {
        return drop(slot, 1, Plain.NONE);
    }

    /// @param days how many days the file goes back, the day before the slot included
    public Dropped drop(LocalDate slot, int days, FileFault fault) throws IOException {
        if (days < 1) {
            throw new IllegalArgumentException("days: " + days);
        }
        if (fault == Plain.MISSING) {
            drop.remove();
            return new Dropped(drop.file(), 0, List.of());
        }
        return drop.put(draft -> {
            var dropped = write(draft, daysOf(slot, days, fault), fault);
            new Damage(world.seed() ^ slot.toEpochDay()).inflict(fault, draft);
            return dropped;
        });
    }

    private static List<LocalDate> daysOf(LocalDate slot, int days, FileFault fault) {
        var end = fault == Plain.STALE ? slot.minusDays(STALE_BY_DAYS) : slot;
        return end.minusDays(days).datesUntil(end).toList();
    }

    private Dropped write(Path draft, List<LocalDate> days, FileFault fault) throws IOException {
        var dialect = Dialect.wantedBy(fault, HEADER, HEADER.replace("volume_transferred", "volume"));
        try (var writer = Files.newBufferedWriter(draft, dialect.charset())) {
            var pen = new Pen(writer, dialect, Blemishes.wantedBy(fault, rowsOf(days)));
            if (fault != Plain.EMPTY) {
                pen.open();
                for (var day : days) {
                    pen.write(kept(world.transactionsOf(day), fault));
                }
            }
            return new Dropped(drop.file(), pen.rows, pen.touched);
        }
    }

    private long rowsOf(List<LocalDate> days) {
        return days.stream().mapToLong(world::rowsOf).sum();
    }

    private Stream<Transaction> kept(Stream<Transaction> transactions, FileFault fault) {
        return switch (fault) {
            case Plain.HEADER_ONLY -> transactions.limit(0);
            case StationMissing(var station) -> transactions.filter(notAt(station));
            case Plain _, FileFault.BadRows _ -> transactions;
        };
    }

    private Predicate<Transaction> notAt(Station station) {
        Set<String> itsMachines = world.machines().stream()
                .filter(machine -> machine.station() == station)
                .map(Machine::machineId)
                .collect(Collectors.toSet());
        return transaction -> !itsMachines.contains(transaction.machineId());
    }

    /// Writes line by line, and remembers the lines that were touched.
    private static final class Pen {
        private final BufferedWriter writer;
        private final Dialect dialect;
        private final Blemishes blemishes;
        private final List<TouchedRow> touched = new ArrayList<>();
        private long transactions;
        private long rows;

        Pen(BufferedWriter writer, Dialect dialect, Blemishes blemishes) {
            this.writer = writer;
            this.dialect = dialect;
            this.blemishes = blemishes;
        }

        void open() throws IOException {
            line(dialect.opening());
        }

        void write(Stream<Transaction> oneDay) throws IOException {
            for (var each = oneDay.iterator(); each.hasNext(); ) {
                blemish(ErpRow.of(each.next()));
            }
        }

        private void blemish(ErpRow row) throws IOException {
            var blemish = blemishes.of(transactions++);
            if (blemish.isEmpty()) {
                write(row);
                return;
            }
            if (blemish.get() == Blemish.REPEATED) {
                write(row);
            }
            write(blemish.get().on(row));
            touched.add(new TouchedRow(rows + 1, blemish.get()));
        }

        private void write(ErpRow row) throws IOException {
            line(dialect.line(row.cells()));
            rows++;
        }

        private void line(String text) throws IOException {
            writer.write(text);
            writer.write('\n');
        }
    }
}
