package org.vigie.console.screen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunPage;

/// A desk in memory. Asked on the JavaFX thread it fails: nothing slow may happen there.
public final class StagedDesk implements Desk {
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final List<RunOrder> orders = new CopyOnWriteArrayList<>();
    private volatile PipelineMorning pipeline = Staged.firstNight();
    private volatile Optional<FleetView> fleet = Optional.empty();
    private volatile boolean guarded = true;
    private volatile boolean missingFile;
    private volatile int quarantineSize = 13;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private final AtomicInteger asked = new AtomicInteger();

    public static StagedDesk empty() {
        return new StagedDesk();
    }

    public static StagedDesk good() {
        var run = Staged.succeeded(Staged.NIGHT, "a7k2", 0);
        return new StagedDesk().night(Staged.ready(run), run);
    }

    public static StagedDesk withReserve() {
        var run = Staged.succeeded(Staged.NIGHT, "a7k2", 13);
        return new StagedDesk().night(Staged.withReserve(run), run);
    }

    public static StagedDesk failed() {
        var run = Staged.failed(Staged.NIGHT, "x9q4", Staged.UNREACHABLE);
        return new StagedDesk().night(new Verdict.NotReady(run, Staged.UNREACHABLE), run);
    }

    public static StagedDesk running() {
        var run = Staged.running(Staged.NIGHT, "b3n8", 0.61);
        return new StagedDesk()
                .night(new Verdict.Running(run), run, Staged.failed(Staged.NIGHT, "x9q4", Staged.UNREACHABLE));
    }

    public StagedDesk night(Verdict verdict, Run... tonight) {
        runs.clear();
        runs.addAll(List.of(tonight));
        runs.addAll(Staged.pastNights());
        pipeline = Staged.morningOf(verdict, runs);
        return this;
    }

    /// For pictures, which are taken without waiting.
    public StagedDesk onAnyThread() {
        guarded = false;
        return this;
    }

    public StagedDesk withoutFile() {
        missingFile = true;
        return this;
    }

    /// With the second pipeline.
    public StagedDesk with(FleetView locomotives) {
        fleet = Optional.of(locomotives);
        locomotives.refusal().ifPresent(refused -> runs.addFirst(refused.run()));
        return this;
    }

    public StagedDesk quarantining(int rows) {
        quarantineSize = rows;
        return this;
    }

    public void breakDown() {
        failure = Optional.of(new ProblemException(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database is locked"));
    }

    public void breakDown(Problem problem) {
        failure = Optional.of(new ProblemException(problem));
    }

    public void breakDown(RuntimeException bug) {
        failure = Optional.of(bug);
    }

    public void recover() {
        failure = Optional.empty();
    }

    public List<RunOrder> orders() {
        return orders;
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public Morning morning() {
        beAsked();
        return fleet.map(seen -> Staged.morning(pipeline, StagedFleet.pipeline(seen)))
                .orElseGet(() -> Staged.morning(pipeline));
    }

    @Override
    public List<Run> runs(RunFilter filter, int most) {
        beAsked();
        return runs.stream()
                .filter(run -> filter.states().isEmpty() || filter.states().contains(run.state()))
                .filter(run -> filter.night().map(run.slot()::equals).orElse(true))
                .filter(run -> (run.id() + run.actor() + run.reason()).contains(filter.text()))
                .limit(most)
                .toList();
    }

    @Override
    public RunPage page(RunId run) {
        beAsked();
        return StagedPages.page(find(run.value()).orElseThrow());
    }

    @Override
    public List<QuarantinedRow> quarantined(RunId run, int from, int most) {
        beAsked();
        var all = StagedPages.quarantined(quarantineSize);
        return all.subList(Math.min(from, all.size()), Math.min(from + most, all.size()));
    }

    @Override
    public List<String> log(RunId run, int most) {
        beAsked();
        return StagedPages.log(find(run.value()).orElseThrow());
    }

    @Override
    public List<Run> active() {
        beAsked();
        return runs.stream().filter(run -> !run.state().terminal()).toList();
    }

    @Override
    public RerunPlan plan(String ofPipeline, LocalDate night) {
        beAsked();
        var last = runs.stream().filter(run -> run.slot().equals(night)).findFirst();
        return StagedPages.plan(night, last, missingFile);
    }

    @Override
    public RunId order(RunOrder order) {
        beAsked();
        orders.add(order);
        var run = Staged.running(order.slot(), "n" + orders.size() + "ew", 0.1);
        begin(run);
        return run.id();
    }

    @Override
    public Optional<Run> find(String reference) {
        return runs.stream().filter(run -> run.id().value().equals(reference)).findFirst();
    }

    @Override
    public Optional<FleetView> fleet() {
        beAsked();
        return fleet;
    }

    @Override
    public Optional<LocomotiveChart> chart(String locomotive, ChartRange range) {
        beAsked();
        return StagedFleet.chart(locomotive, range);
    }

    /// The run now stands so, and the morning with it.
    public void become(Run run) {
        var all = new ArrayList<>(runs);
        all.replaceAll(each -> each.id().equals(run.id()) ? run : each);
        runs.clear();
        runs.addAll(all);
        pipeline = Staged.morningOf(run.state().terminal() ? Staged.ready(run) : new Verdict.Running(run), runs);
    }

    public void begin(Run run) {
        runs.addFirst(run);
        pipeline = Staged.morningOf(new Verdict.Running(run), runs);
    }

    private void beAsked() {
        if (guarded && Platform.isFxApplicationThread()) {
            throw new AssertionError("the desk was asked on the JavaFX thread");
        }
        asked.incrementAndGet();
        failure.ifPresent(reason -> {
            throw reason;
        });
    }
}
