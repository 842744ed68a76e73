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
                Notation.plain(transaction.date()),
                transaction.volume(),
                transaction.status(),
                byMachine.getOrDefault(transaction.machineId(), Optional.empty()),
                transaction.isCriticalAlert());
    }
}
