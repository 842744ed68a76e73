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
    private final Map<String, Optional<Located>> byMachine;

    private StationDirectory(Map<String, Optional<Located>> byMachine) {
        this.byMachine = byMachine;
    }

    static StationDirectory of(List<Machine> machines) {
        var byMachine = new HashMap<String, Optional<Located>>();
        machines.forEach(machine ->
                byMachine.put(machine.id(), Optional.of(new Located(machine.site(), machine.installationYear()))));
        return new StationDirectory(byMachine);
    }

    /// A left join: a transaction of an unknown machine is kept, without a station.
    TransactionFact locate(Transaction transaction) {
        return TransactionFact.of(
                transaction.id(),
                transaction.machineId(),
                text(transaction.date()),
                transaction.volume(),
                transaction.status(),
                byMachine.getOrDefault(transaction.machineId(), Optional.empty()),
                transaction.isCriticalAlert());
    }

    /// `2026-02-15 13:15:17`; written by hand, since a formatter costs more than all the rest of a
    /// row.
    private static String text(LocalDateTime date) {
        var text = new StringBuilder(19);
        text.append(date.getYear());
        two(text.append('-'), date.getMonthValue());
        two(text.append('-'), date.getDayOfMonth());
        two(text.append(' '), date.getHour());
        two(text.append(':'), date.getMinute());
        two(text.append(':'), date.getSecond());
        return text.toString();
    }

    private static void two(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
