package org.vigie.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Diagnosis.ProvenBackup;
import org.vigie.continuity.recovery.Diagnosis.Stillness;
import org.vigie.continuity.recovery.Diagnosis.Usual;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.readiness.MorningReport;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.TimeLeft;

/// Finds out what is wrong with a night, and changes nothing.
final class Diagnosing {
    private static final int RUNS_OF_A_NIGHT = 100;

    /// Where the sources, or what they brought, are to blame, the same inputs would fail again.
    private static final Set<Cause> OF_THE_INPUTS =
            Set.of(Cause.SOURCE_UNAVAILABLE, Cause.SOURCE_INVALID, Cause.GATE_REFUSED);

    private final OpenHouse house;
    private final Pace pace;
    private final WarehouseLook look;
    private final SourceTrial sources;
    private final InstantSource clock;

    Diagnosing(OpenHouse house, Pace pace, WarehouseLook look, SourceTrial sources, InstantSource clock) {
        this.house = house;
        this.pace = pace;
        this.look = look;
        this.sources = sources;
        this.clock = clock;
    }

    /// @param asked the night; empty: that of a run at work, else the newest whose hour has come
    /// @throws ProblemException RUN_ALREADY_ACTIVE while a run is at work and advances
    Diagnosis of(String pipeline, Optional<LocalDate> asked, Optional<ProvenBackup> backup)
            throws InterruptedException {
        var settings = house.instance().settings();
        var known = settings.pipeline(pipeline);
        var active = active(pipeline);
        var night = asked.or(() -> active.map(Run::slot))
                .orElseGet(() -> MorningReport.night(known, settings, clock.instant()));
        var quiet = active.isPresent() ? stillness(active.get()) : Optional.<Stillness>empty();
        var runs = runs(pipeline, night);
        var warehouse = look.at(pipeline);
        var trouble = trouble(active, quiet, warehouse, runs, pipeline);
        var run = active.or(() -> runs.stream().findFirst());
        var due = night.atTime(known.due()).atZone(settings.zone()).toInstant();
        var now = clock.instant();
        return new Diagnosis(
                pipeline,
                night,
                due,
                now,
                trouble,
                run,
                quiet,
                problem(warehouse, run),
                failedSince(
                        runs,
                        quiet,
                        now,
                        night.atTime(known.slot()).atZone(settings.zone()).toInstant()),
                warehouse,
                backup,
                sources.look(pipeline),
                run.flatMap(this::replay),
                run.flatMap(Run::process)
                        .flatMap(process -> process.find())
                        .filter(Diagnosing::isOfAnother)
                        .isPresent(),
                new Usual(
                        TimeLeft.usual(house.history(), pipeline),
                        settings.limits().killGrace(),
                        settings.limits().warehouseBusy(),
                        settings.limits().callDeadline()));
    }

    private Optional<Run> active(String pipeline) {
        return house.history().active().stream()
                .filter(run -> run.pipeline().equals(pipeline))
                .findFirst();
    }

    /// Newest first; what did not start tells nothing.
    private List<Run> runs(String pipeline, LocalDate night) {
        var filter = new RunFilter(Optional.of(pipeline), Set.of(), Optional.of(night), "");
        return house.history().latest(filter, RUNS_OF_A_NIGHT).stream()
                .filter(run -> run.state() != RunState.SKIPPED)
                .toList();
    }

    private Optional<Stillness> stillness(Run run) throws InterruptedException {
        return switch (pace.of(run)) {
            case Pace.Seen.Advances _ -> throw new ProblemException(Code.RUN_ALREADY_ACTIVE, run.pipeline(), run.id());
            case Pace.Seen.Still(var still, var judgement, var quiet)
            when !still.state().terminal() -> Optional.of(new Stillness(judgement, quiet));
            case Pace.Seen.Still _, Pace.Seen.Gone _, Pace.Seen.Ended _ -> Optional.empty();
        };
    }

    private Optional<Trouble> trouble(
            Optional<Run> active, Optional<Stillness> quiet, Warehouse warehouse, List<Run> runs, String pipeline) {
        return switch (warehouse) {
            case Warehouse.Unsound _ -> Optional.of(Trouble.WAREHOUSE_DAMAGED);
            case Warehouse.Unrecovered _ -> Optional.of(Trouble.DEAD_RUN);
            case Warehouse.Held _
            when quiet.filter(still -> still.judgement() == Judgement.STUCK).isPresent() ->
                Optional.of(Trouble.STUCK_RUN);
            case Warehouse.Held _ when active.isPresent() || !published(runs) -> Optional.of(Trouble.WAREHOUSE_HELD);
            case Warehouse.Held _ -> Optional.empty();
            case Warehouse.Sound _
            when active.isPresent() -> Optional.of(quiet.isPresent() ? Trouble.STUCK_RUN : Trouble.DEAD_RUN);
            case Warehouse.Sound _ -> trouble(runs, pipeline);
        };
    }

    private Optional<Trouble> trouble(List<Run> runs, String pipeline) {
        if (published(runs)) {
            var ledger = house.workshop().ledger(pipeline);
            boolean there = runs.stream()
                    .filter(run -> run.state().published())
                    .anyMatch(run -> ledger.of(run.id().value()).isPresent());
            return there ? Optional.empty() : Optional.of(Trouble.NIGHT_NOT_VERIFIED);
        }
        return Optional.of(runs.stream().findFirst().map(Diagnosing::trouble).orElse(Trouble.MISSED_NIGHT));
    }

    private static Trouble trouble(Run run) {
        return switch (run.state()) {
            case LOST -> Trouble.DEAD_RUN;
            case MISSED -> Trouble.MISSED_NIGHT;
            case REFUSED, FAILED, KILLED, SKIPPED -> Trouble.FAILED_NIGHT;
            case QUEUED, STARTING, RUNNING, STOPPING -> Trouble.STUCK_RUN;
            case SUCCEEDED, PARTIAL -> Trouble.NIGHT_NOT_VERIFIED;
        };
    }

    private static boolean published(List<Run> runs) {
        return runs.stream().anyMatch(run -> run.state().published());
    }

    private static Optional<Problem> problem(Warehouse warehouse, Optional<Run> run) {
        return switch (warehouse) {
            case Warehouse.Unsound unsound -> Optional.of(unsound.problem());
            case Warehouse.Held held -> Optional.of(held.problem());
            case Warehouse.Sound _, Warehouse.Unrecovered _ -> run.flatMap(Run::problem);
        };
    }

    /// The first that went wrong after the night was last good; a night that nobody ran failed at its
    /// hour.
    private static Instant failedSince(List<Run> runs, Optional<Stillness> quiet, Instant now, Instant hour) {
        var ends = runs.stream()
                .takeWhile(run -> !run.state().published())
                .filter(run -> run.state() != RunState.MISSED)
                .flatMap(run -> run.endedAt().stream());
        var still = quiet.map(length -> now.minus(length.length()));
        var first = Stream.concat(ends, still.stream()).min(Instant::compareTo);
        boolean nobody = runs.stream().allMatch(run -> run.state() == RunState.MISSED);
        return first.orElseGet(() -> nobody && hour.isBefore(now) ? hour : now);
    }

    /// The run itself, when its inputs had been taken whole and were not what went wrong.
    Optional<RunId> replay(Run run) {
        boolean blamed = run.problem()
                .filter(problem -> OF_THE_INPUTS.contains(problem.cause()))
                .isPresent();
        return run.state() == RunState.MISSED || blamed || !sources.takenBy(run)
                ? Optional.empty()
                : Optional.of(run.id());
    }

    private static boolean isOfAnother(ProcessHandle process) {
        var owner = process.info().user();
        return owner.isPresent() && !owner.equals(ProcessHandle.current().info().user());
    }
}
