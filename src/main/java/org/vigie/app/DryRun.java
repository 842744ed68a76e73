package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.cli.House.Change;
import org.vigie.cli.House.Rehearsal;
import org.vigie.instance.Instance;
import org.vigie.ledger.OperationsBook;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.runs.RunOrder;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.freight.FreightWarehouse;

/// A run on a copy of the warehouse and of the operations book, in a scratch folder that is gone
/// afterwards. The inputs are the real ones.
final class DryRun {
    private final OpenHouse house;

    DryRun(OpenHouse house) {
        this.house = house;
    }

    Rehearsal of(RunOrder order) throws InterruptedException {
        var scratch = copy(order.pipeline());
        try (var rehearsal = OpenHouse.of(scratch, InstantSource.system())) {
            rehearsal.reconciliation().closeTheGone();
            var run = rehearsal.desk().await(rehearsal.desk().order(order), _ -> {});
            var findings = rehearsal.history().page(run.id()).findings();
            return new Rehearsal(run, findings, changes(house.freight(), rehearsal.freight()));
        } finally {
            Trees.delete(scratch.home());
        }
    }

    private Instance copy(String pipeline) {
        var real = house.instance();
        try {
            Files.createDirectories(real.scratch());
            var home = Files.createTempDirectory(real.scratch(), Scratch.prefix());
            var scratch = new Instance(home, real.home(), real.settings());
            Files.createDirectories(scratch.warehouse(pipeline).getParent());
            Files.copy(real.settingsFile(), scratch.settingsFile());
            OperationsBook.at(real.operationsBook()).copyTo(scratch.operationsBook());
            FreightWarehouse.database(
                            real.warehouse(pipeline), real.settings().limits().warehouseBusy())
                    .copyTo(scratch.warehouse(FreightPipeline.NAME));
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Change> changes(FreightWarehouse before, FreightWarehouse after) {
        var old = byDayAndStation(before);
        var now = byDayAndStation(after);
        var keys = new TreeMap<>(old);
        keys.putAll(now);
        var changes = new ArrayList<Change>();
        for (var key : keys.keySet()) {
            var change = new Change(Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key)));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<String, DailyStationStats> byDayAndStation(FreightWarehouse warehouse) {
        return warehouse.stats().stream()
                .collect(Collectors.toMap(stats -> stats.day() + " " + stats.station(), Function.identity()));
    }
}
