package org.vigie.app;

import org.vigie.cli.House.Change;
import org.vigie.cli.House.Rehearsal;
import org.vigie.instance.Instance;
import org.vigie.ledger.OperationsBook;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.runs.RunOrder;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.freight.FreightWarehouse;

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
            var home =
                    Files.createTempDirectory(real.scratch(), ProcessHandle.current().pid() + "-");
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
            var change =
                    new Change(
                            Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key)));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<String, DailyStationStats> byDayAndStation(FreightWarehouse warehouse) {
        return warehouse.stats().stream()
                .collect(
                        Collectors.toMap(
                                stats -> stats.day() + " " + stats.station(), Function.identity()));
    }

    /// Removes the copies of processes that are gone; each copy's name begins with the process that
    /// made it.
    static void sweep(Instance instance) {
        if (!Files.isDirectory(instance.scratch())) {
            return;
        }
        try (var copies = Files.newDirectoryStream(instance.scratch())) {
            for (var copy : copies) {
                if (!hasOwner(copy.getFileName().toString())) {
                    Trees.delete(copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasOwner(String name) {
        var pid = name.substring(0, Math.max(0, name.indexOf('-')));
        return pid.matches("\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    }
}
