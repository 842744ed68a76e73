package org.vigie.pipelines.freight;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.warehouse.freight.TransactionFact;
import org.vigie.warehouse.freight.TransactionFact.Located;

/// Which machine stands at which station, by the freight API's reference.
final class StationDirectory {
    private final Map<String, Known> byMachine;

    /// @param id the reference's own, one object for all rows of a machine: it stays in the processor's cache on the
    ///   way to the table
    private record Known(String id, Optional<Located> station) {}

    private StationDirectory(Map<String, Known> byMachine) {
        this.byMachine = byMachine;
    }

    static StationDirectory of(List<Machine> machines) {
        var byMachine = new HashMap<String, Known>();
        for (var machine : machines) {
            var station = new Located(machine.site(), machine.installationYear());
            byMachine.put(machine.id(), new Known(machine.id(), Optional.of(station)));
        }
        return new StationDirectory(byMachine);
    }

    /// A left join: a transaction of an unknown machine is kept, without a station.
    TransactionFact locate(Transaction transaction) {
        var machine = Optional.ofNullable(byMachine.get(transaction.machineId()))
                .orElseGet(() -> new Known(transaction.machineId(), Optional.empty()));
        return TransactionFact.of(
                transaction.id(),
                machine.id(),
                text(transaction.date()),
                transaction.volume(),
                transaction.status(),
                machine.station(),
                transaction.isCriticalAlert());
    }

    /// `2026-02-15 13:15:17`; written by hand, since a formatter costs more than all the rest of a
    /// row.
    private static String text(LocalDateTime date) {
        var text = "0000-00-00 00:00:00".toCharArray();
        write(text, 4, date.getYear());
        write(text, 7, date.getMonthValue());
        write(text, 10, date.getDayOfMonth());
        write(text, 13, date.getHour());
        write(text, 16, date.getMinute());
        write(text, 19, date.getSecond());
        return new String(text);
    }

    /// The digits of a figure, the last one before `end`.
    private static void write(char[] text, int end, int figure) {
        int at = end;
        for (int rest = figure; rest > 0; rest /= 10) {
            at--;
            text[at] = (char) ('0' + rest % 10);
        }
    }
}
