package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.continuity.rerun.Rehearsal;
import org.vigie.continuity.rerun.Rehearsal.Change;
import org.vigie.continuity.rerun.Rehearsal.Changes;
import org.vigie.instance.Instance;
import org.vigie.ledger.OperationsBook;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.runs.RunOrder;
import org.vigie.warehouse.RowChanges;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.telemetry.LocomotiveFigures;

/// A run on a copy of the warehouse and of the operations book, in a scratch folder that is gone
/// afterwards. The inputs are the real ones.
final class DryRun {
    private final OpenHouse house;

    DryRun(OpenHouse house) {
        this.house = house;
    }

    Rehearsal of(RunOrder order) throws InterruptedException {
        var pipeline = order.pipeline();
        var scratch = copy(pipeline);
        try (var rehearsal = OpenHouse.of(scratch, InstantSource.system())) {
            var before = before(scratch, pipeline);
            rehearsal.reconciliation().closeTheGone();
            var run = rehearsal.desk().await(rehearsal.desk().order(order), _ -> {});
            var rows = RowChanges.between(
                    Workshop.warehouse(before, pipeline),
                    Workshop.warehouse(scratch, pipeline),
                    Workshop.tables(pipeline));
            return new Rehearsal(
                    run,
                    rehearsal.history().page(run.id()).findings(),
                    rows,
                    changes(pipeline, house.workshopOf(before), rehearsal.workshop()));
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
            Workshop.warehouse(real, pipeline).copyTo(scratch.warehouse(pipeline));
            Trees.copy(real.models(), scratch.models());
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the run starts from: the real warehouse may go on meanwhile. Nobody has opened the copy yet.
    private static Instance before(Instance scratch, String pipeline) {
        var before = new Instance(scratch.home().resolve("before"), scratch.inputs(), scratch.settings());
        try {
            Files.createDirectories(before.warehouse(pipeline).getParent());
            Files.copy(scratch.warehouse(pipeline), before.warehouse(pipeline));
            return before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Changes changes(String pipeline, Workshop before, Workshop after) {
        return switch (pipeline) {
            case TelemetryPipeline.NAME -> new Changes.Locomotives(changes(byName(before), byName(after)));
            default ->
                new Changes.StationDays(changes(byDayAndStation(before, pipeline), byDayAndStation(after, pipeline)));
        };
    }

    private static <T> List<Change<T>> changes(Map<String, T> before, Map<String, T> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .map(key -> new Change<>(Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, DailyStationStats> byDayAndStation(Workshop workshop, String pipeline) {
        return workshop.freight(pipeline).stats().stream()
                .collect(Collectors.toMap(stats -> stats.day() + " " + stats.station(), Function.identity()));
    }

    private static Map<String, LocomotiveFigures> byName(Workshop workshop) {
        return workshop.telemetry().locomotives().stream()
                .collect(Collectors.toMap(LocomotiveFigures::loco, Function.identity()));
    }
}
