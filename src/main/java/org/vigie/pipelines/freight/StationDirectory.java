package org.vigie.pipelines.freight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.etl.Notation;
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
                Notation.plain(transaction.date()),
                transaction.volume(),
                transaction.status(),
                machine.station(),
                transaction.isCriticalAlert());
    }
}
