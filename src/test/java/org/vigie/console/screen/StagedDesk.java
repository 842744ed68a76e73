package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Watch;

/// A desk in memory. Asked on the JavaFX thread it fails: nothing slow may happen there.
public final class StagedDesk extends StagedRecoveries implements Desk {
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final List<RunOrder> orders = new CopyOnWriteArrayList<>();
    private volatile PipelineMorning pipeline = Staged.firstNight();
    private volatile Optional<FleetView> fleet = Optional.empty();
    private volatile boolean guarded = true;
    private volatile boolean missingFile;
    private volatile int quarantineSize = 13;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Map<RunId, Watch> watches = Map.of();
    private volatile Optional<Certificate> certificate = Optional.empty();
    private volatile Certificate.Stage ending = Certificate.Stage.CONFIRMED;
    private volatile Optional<LogView> log = Optional.empty();
    private volatile Timetable timetable = StagedSchedule.nothing();
    private volatile Audit audit = StagedSchedule.noScheduler();
    private final List<String> stopReasons = new CopyOnWriteArrayList<>();
    private volatile StagedBackups backups = StagedBackups.none();
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

    public static StagedDesk stopping() {
        var run = Staged.stopping(Staged.running(Staged.NIGHT, "b3n8", 0.61));
        return new StagedDesk().night(new Verdict.Running(run), run);
    }

    /// Two pipelines at work at once.
    public static StagedDesk twoRunning() {
        var other = Staged.of("telemetry", Staged.running(Staged.NIGHT, "q5w2", 0.34));
        var desk = running();
        desk.runs.addFirst(other);
        return desk;
    }

    /// A night that was missed, and one that was caught up.
    public static StagedDesk withMissed() {
        var desk = good();
        desk.runs.add(1, Staged.missed(Staged.NIGHT.minusDays(1), "mi55"));
        desk.runs.add(2, Staged.late(Staged.succeeded(Staged.NIGHT.minusDays(1), "c4tc", 3)));
        return desk;
    }

    public static StagedDesk killed() {
        var run = Staged.killed(Staged.NIGHT, "b3n8");
        return new StagedDesk().night(new Verdict.NotReady(run, run.problem().orElseThrow()), run);
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
    public LogView log(RunId run) {
        beAsked();
        return log.orElseGet(
                () -> StagedLog.of(StagedPages.log(find(run.value()).orElseThrow())));
    }

    @Override
    public Map<RunId, Watch> watches() {
        beAway();
        return watches;
    }

    @Override
    public Optional<Certificate> certificate(RunId run) {
        beAway();
        return certificate.filter(proof -> proof.run().equals(run));
    }

    @Override
    public Certificate stop(RunId run, String actor, String reason, Consumer<Certificate> told) {
        beAsked();
        stopReasons.add(reason);
        var stages = StagedStop.told(run, actor, reason, ending);
        stages.forEach(stage -> {
            certificate = Optional.of(stage);
            told.accept(stage);
        });
        return switch (stages.getLast().stage()) {
            case CONFIRMED, ENDED_BY_ITSELF, DENIED -> stages.getLast();
            case REQUESTED, ASKED, FORCED -> throw new GoesOn();
        };
    }

    /// A stop that never comes to its end: for pictures of its stages.
    public static final class GoesOn extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Timetable timetable() {
        beAsked();
        return timetable;
    }

    @Override
    public Audit audit() {
        beAsked();
        return audit;
    }

    @Override
    public void correct() {
        beAsked();
        audit = new Audit(audit.scheduler(), audit.registered(), List.of());
    }

    @Override
    public void drain(Instant until, String actor, String reason) {
        beAsked();
        timetable = StagedSchedule.held(timetable, Optional.of(new Drain(until, actor, reason, Staged.NOW)));
    }

    @Override
    public void resume() {
        beAsked();
        timetable = StagedSchedule.held(timetable, Optional.empty());
    }

    @Override
    public BackupDesk backups() {
        beAway();
        return backups;
    }

    public StagedDesk backedUp(StagedBackups staged) {
        backups = staged;
        return this;
    }

    /// How the active run is doing.
    public StagedDesk watched(Watch watch) {
        watches = Map.of(watch.run(), watch);
        find(watch.run().value())
                .ifPresent(run -> become(Staged.startedBefore(
                        run, watch.quiet().plus(watch.usual().orElse(Duration.ZERO)))));
        return this;
    }

    public StagedDesk stopped(Certificate proof) {
        certificate = Optional.of(proof);
        return this;
    }

    /// How the next stop ends.
    public StagedDesk stopsEndWith(Certificate.Stage stage) {
        ending = stage;
        return this;
    }

    public StagedDesk logging(LogView lines) {
        log = Optional.of(lines);
        return this;
    }

    public StagedDesk scheduling(Timetable nights, Audit found) {
        timetable = nights;
        audit = found;
        return this;
    }

    public List<String> stopReasons() {
        return stopReasons;
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

    private void beAway() {
        if (guarded && Platform.isFxApplicationThread()) {
            throw new AssertionError("the desk was asked on the JavaFX thread");
        }
    }

    @Override
    StagedDesk self() {
        return this;
    }

    @Override
    void beAsked() {
        beAway();
        asked.incrementAndGet();
        failure.ifPresent(reason -> {
            throw reason;
        });
    }
}
