package org.vigie.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.fleet.Learning;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.ReserveKind;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunState;
import org.vigie.warehouse.LedgerRow;
import org.vigie.warehouse.RunLedger;

/// What one night is worth: told by the run that published it, if the warehouse still has its
/// ledger row.
final class Judgement {
    private final RunHistory history;
    private final RunLedger ledger;
    private final Instant due;
    private final List<Run> runs;
    private final boolean everRan;
    private final String pipeline;

    Judgement(RunHistory history, RunLedger ledger, String pipeline, LocalDate night, Instant due) {
        this.history = history;
        this.ledger = ledger;
        this.pipeline = pipeline;
        this.due = due;
        this.runs = history.since(pipeline, night).stream()
                .filter(run -> run.slot().equals(night))
                .filter(run -> run.state() != RunState.SKIPPED && run.state() != RunState.MISSED)
                .toList();
        this.everRan = history.firstNight(pipeline).isPresent();
    }

    Optional<Run> newestRun() {
        return runs.stream().findFirst();
    }

    Verdict verdict(Contents contents) {
        var published = runs.stream().filter(run -> run.state().published()).findFirst();
        if (published.isPresent()) {
            return ledger.of(published.get().id().value())
                    .map(row -> good(published.get(), row, contents))
                    .orElseGet(() -> notInTheWarehouse(published.get()));
        }
        return newestRun()
                .map(Judgement::notPublished)
                .orElseGet(() -> everRan ? new Verdict.NobodyRan() : new Verdict.NothingYet());
    }

    private Verdict good(Run run, LedgerRow row, Contents contents) {
        boolean late = row.committedAt().isAfter(due);
        var reserves = reserves(run, contents);
        return reserves.isEmpty()
                ? new Verdict.Ready(run, row.committedAt(), late)
                : new Verdict.ReadyWithReserve(run, row.committedAt(), late, reserves);
    }

    private List<Reserve> reserves(Run run, Contents contents) {
        var reserves = new ArrayList<Reserve>();
        notLearned(run, contents).ifPresent(reserves::add);
        add(reserves, ReserveKind.QUARANTINED_ROWS, run.progress().rowsQuarantined());
        if (contents instanceof Contents.Freight freight) {
            add(reserves, ReserveKind.ROWS_WITHOUT_STATION, withoutStation(run));
            add(reserves, ReserveKind.STATIONS_MISSING, freight.stations().size() - freight.stationsReady());
        }
        add(reserves, ReserveKind.LATER_RUN_FAILED, laterFailed() ? 1 : 0);
        return reserves;
    }

    private static Optional<Reserve> notLearned(Run run, Contents contents) {
        return run.state() == RunState.PARTIAL
                ? run.problem().map(why -> new Reserve.NotLearned(why, kept(contents)))
                : Optional.empty();
    }

    private static Optional<LocalDate> kept(Contents contents) {
        return switch (contents) {
            case Contents.Freight _ -> Optional.empty();
            case Contents.Telemetry(var morning) ->
                switch (morning.fleet().learning()) {
                    case Learning.Serving(var model) -> Optional.of(model.night());
                    case Learning.NoModel _, Learning.Damaged _ -> Optional.empty();
                };
        };
    }

    private long withoutStation(Run run) {
        return Long.parseLong(history.page(run.id()).findings().getOrDefault("withoutStation", "0"));
    }

    private boolean laterFailed() {
        var newest = runs.getFirst().state();
        return newest.terminal() && !newest.published();
    }

    private static void add(List<Reserve> reserves, ReserveKind kind, long value) {
        if (value > 0) {
            reserves.add(new Reserve.Counted(kind, value));
        }
    }

    /// The book says published, the warehouse does not know: it was put back, or replaced.
    private Verdict notInTheWarehouse(Run run) {
        var problem =
                Problem.of(Code.OUTCOME_NOT_VERIFIED, pipeline, Reason.LEDGER_ROW.of(run.id()), Reason.NO_LEDGER_ROW);
        return new Verdict.NotReady(run, problem);
    }

    private static Verdict notPublished(Run run) {
        return run.problem()
                .<Verdict>map(problem -> new Verdict.NotReady(run, problem))
                .orElseGet(() -> new Verdict.Running(run));
    }
}
