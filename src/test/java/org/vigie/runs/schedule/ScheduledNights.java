package org.vigie.runs.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.vigie.instance.Settings;
import org.vigie.instance.SettingsReader;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.Run;
import org.vigie.runs.RunDesk;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.runs.StopWitness;
import org.vigie.runs.WorkerLauncher;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

/// A scheduler over a real operations book, whose workers do nothing until a test ends them.
final class ScheduledNights implements AutoCloseable {
    private static final Reasons REASONS = new Reasons("night", "late", "missed");

    final Shelf shelf;
    final List<NightEvent> told = new ArrayList<>();
    final Drains drains;
    private final Settings settings;
    private final ExpectedNights nights;
    private final Scheduler scheduler;

    private ScheduledNights(Path folder, Settings settings, WorkerLauncher launcher) {
        this.shelf = new Shelf(folder);
        this.settings = settings;
        this.drains = new Drains(shelf.session(), shelf);
        var warehouse = FreightWarehouse.database(folder.resolve("w.sqlite"), Duration.ofSeconds(5));
        if (!warehouse.exists()) {
            warehouse.create();
        }
        var reconciliation =
                new Reconciliation(shelf.book(), shelf.history(), _ -> new RunLedger(warehouse), StopWitness.NOBODY);
        var desk = new RunDesk(shelf.book(), shelf.history(), reconciliation, launcher);
        this.nights = new ExpectedNights(settings, shelf.session(), shelf.book(), REASONS, shelf);
        this.scheduler = new Scheduler(settings, nights, drains, desk, shelf.history(), REASONS, shelf);
    }

    static ScheduledNights in(Path folder) {
        return in(folder, "{}", ScheduledNights::works);
    }

    /// @param schedule the section of the settings
    static ScheduledNights in(Path folder, String schedule) {
        return in(folder, schedule, ScheduledNights::works);
    }

    static ScheduledNights in(Path folder, String schedule, WorkerLauncher launcher) {
        return new ScheduledNights(folder, settings(folder, schedule, "02:00", "\"freight\""), launcher);
    }

    /// With another hour.
    static ScheduledNights at(Path folder, String hour) {
        return new ScheduledNights(folder, settings(folder, "{}", hour, "\"freight\""), ScheduledNights::works);
    }

    /// Freight and telemetry.
    static ScheduledNights ofBoth(Path folder, WorkerLauncher launcher) {
        return new ScheduledNights(folder, settings(folder, "{}", "02:00", "\"freight\"", "\"telemetry\""), launcher);
    }

    static WorkerLauncher.Worker works(Run run) {
        return new WorkerLauncher.Worker(ProcessIdentity.own(), new CompletableFuture<>(), "512m", run::toString);
    }

    /// By the clock on the wall of the installation, `2026-02-21T02:00`.
    ScheduledNights clock(String local) {
        shelf.at(Instant.parse(local + (local.length() == 16 ? ":00Z" : "Z")).minus(Duration.ofHours(1)));
        return this;
    }

    ScheduledNights look() {
        scheduler.look(told::add);
        return this;
    }

    /// What every command does when it starts.
    ScheduledNights keep() {
        nights.keep(told::add);
        return this;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Settings.PipelineSettings freight() {
        return settings.pipeline("freight");
    }

    void end(Run run, RunState state) {
        var problem = Optional.of(Problem.of(Code.FILE_MISSING, "erp", "f.csv")).filter(_ -> !state.published());
        shelf.book().end(run.id(), state, problem, "worker");
    }

    /// In the order in which they were written down.
    List<Run> runs() {
        return shelf.history()
                .latest(new RunFilter(Optional.empty(), Set.of(), Optional.empty(), ""), 1000)
                .reversed();
    }

    Run lastRun() {
        return runs().getLast();
    }

    ExpectedRun night(LocalDate slot) {
        return new ScheduleStore(shelf.session()).find("freight", slot).orElseThrow();
    }

    List<String> alerts() {
        return shelf.session()
                .read(sql -> sql.fetch("select kind || ' ' || pipeline || ' ' || slot from alert order by alert_id")
                        .getValues(0, String.class));
    }

    @Override
    public void close() {
        shelf.close();
    }

    private static Settings settings(Path folder, String schedule, String hour, String... pipelines) {
        var sections = new ArrayList<String>();
        for (var pipeline : pipelines) {
            sections.add("""
                %s: { "warehouse": "w.sqlite", "slot": "%s", "sources": { "s": { "file": "f.csv", "format": "csv" } } }
                """.formatted(pipeline, hour));
        }
        var file = folder.resolve("vigie.json");
        try {
            Files.writeString(
                    file,
                    "{ \"pipelines\": { %s }, \"schedule\": %s }".formatted(String.join(",", sections), schedule));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SettingsReader(Set.of("freight", "telemetry")).read(file);
    }
}
