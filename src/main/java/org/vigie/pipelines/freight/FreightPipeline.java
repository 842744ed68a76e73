package org.vigie.pipelines.freight;

import java.util.Map;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Pipeline;
import org.vigie.warehouse.freight.FreightLoad;
import org.vigie.warehouse.freight.FreightWarehouse;

/// Machines (freight API) + transactions (ERP) → located transactions → daily station statistics.
///
/// Everything from `begin` to `commit` is one transaction: a night is published whole or not at
/// all.
public record FreightPipeline(FreightWarehouse warehouse, Fence fence) implements Pipeline {
    public static final String NAME = "freight";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Flow flow) {
        warehouse.inspect(flow.journal()::advancing);
        var machines = flow.extract("machines");
        var transactions = flow.extract("transactions");

        var stations = StationDirectory.of(flow.read(machines, Machine.CONTRACT, Machine::of));

        try (var load = warehouse.begin(flow, fence)) {
            var located = flow.stream(transactions, Transaction.CONTRACT, Transaction::of)
                    .dated(Transaction::date)
                    .map("locate", stations::locate);
            located.into("facts", load);
            flow.step(StepKind.PUBLISH, "daily-stats", load::refreshDailyStats);
            flow.step(StepKind.PUBLISH, "verify", load::verify);
            flow.journal().findings(findings(load, located.aheadOfNight()));
            flow.step(StepKind.PUBLISH, "commit", () -> load.commit(flow, located.newest()));
        }
    }

    private static Map<String, String> findings(FreightLoad load, long rowsAhead) {
        var totals = load.totals();
        return Map.of(
                "facts", Long.toString(totals.facts()),
                "alerts", Long.toString(totals.alerts()),
                "stationDays", Long.toString(totals.stationDays()),
                "totalVolume", Double.toString(totals.volume()),
                "withoutStation", Long.toString(load.withoutStation()),
                "rowsAdded", Long.toString(load.added()),
                "rowsChanged", Long.toString(load.changed()),
                "rowsUnchanged", Long.toString(load.unchanged()),
                "rowsAhead", Long.toString(rowsAhead),
                "contentDigest", load.contentDigest());
    }
}
