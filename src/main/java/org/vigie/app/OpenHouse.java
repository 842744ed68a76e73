package org.vigie.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.vigie.cli.House;
import org.vigie.continuity.backup.BackupDuty;
import org.vigie.continuity.backup.Backups;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Restores;
import org.vigie.continuity.recovery.Recovery;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.report.Reports;
import org.vigie.continuity.rerun.Rehearsal;
import org.vigie.continuity.rerun.Reruns;
import org.vigie.etl.source.Pause;
import org.vigie.fleet.Fleet;
import org.vigie.instance.Instance;
import org.vigie.language.Texts;
import org.vigie.ledger.OperationsBook;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.ModelShelf;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Morning;
import org.vigie.readiness.MorningReport;
import org.vigie.readiness.NightContents;
import org.vigie.readiness.Stations;
import org.vigie.runs.ChildJvm;
import org.vigie.runs.ModelStore;
import org.vigie.runs.Post;
import org.vigie.runs.PostStore;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.RerunPlanner;
import org.vigie.runs.Run;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunDesk;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunLogs;
import org.vigie.runs.RunOrder;
import org.vigie.runs.WorkerLauncher;
import org.vigie.runs.schedule.Drains;
import org.vigie.runs.schedule.ExpectedNights;
import org.vigie.runs.schedule.Reasons;
import org.vigie.runs.schedule.Scheduler;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.Timetables;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.schedule.system.SystemSchedule;
import org.vigie.runs.schedule.system.WindowsTasks;
import org.vigie.runs.stop.Stopping;
import org.vigie.runs.stop.Witness;
import org.vigie.runs.watch.Supervisor;
import org.vigie.runs.watch.Watching;
import org.vigie.sqlite.LockHolders;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.freight.FreightWarehouse;

/// An installation with everything that works on it.
final class OpenHouse implements House {
    private static final int REPORTS_LOOKED_AT = 50;
    private static final Duration FOR_THE_ORDERERS = Duration.ofSeconds(2);
    private static final Pause BETWEEN_LOOKS = Thread::sleep;

    private final Instance instance;
    private final Session book;
    private final InstantSource clock;
    private final Workshop workshop;
    private final RunHistory history;
    private final Sweeping sweeping;
    private final Reconciliation reconciliation;
    private final Supervisor supervisor;
    private final Stopping stopping;
    private final RunDesk desk;
    private final ExpectedNights nights;
    private final Drains drains;
    private final Scheduler scheduler;
    private final MorningReport report;
    private final Continuity continuity;

    private OpenHouse(
            Instance instance, Session book, InstantSource clock, UnaryOperator<WorkerLauncher> otherLauncher) {
        var settings = instance.settings();
        var runBook = new RunBook(book, clock, settings.zone());
        var reasons = reasons(settings.language());
        this.instance = instance;
        this.book = book;
        this.clock = clock;
        this.workshop = new Workshop(instance, Thread::sleep, clock);
        this.history = new RunHistory(book);
        var witness =
                new Witness(instance, book, clock, (pipeline, busy) -> Workshop.warehouse(instance, pipeline, busy));
        this.sweeping = new Sweeping(instance, workshop, history, book);
        this.reconciliation = new Reconciliation(runBook, history, workshop::ledger, witness);
        this.supervisor =
                new Supervisor(book, instance, reconciliation, LockHolders.ofThisSystem(), clock, System::nanoTime);
        this.stopping = new Stopping(
                history, reconciliation, witness, instance.settings().limits().killGrace(), Thread::sleep);
        this.desk = new RunDesk(
                runBook,
                history,
                reconciliation,
                sweeping.after(otherLauncher.apply(new ChildJvm(instance, WorkerMain.class.getName()))));
        this.nights = new ExpectedNights(settings, book, runBook, reasons, clock);
        this.drains = new Drains(book, clock);
        this.scheduler = new Scheduler(settings, nights, drains, desk, history, reasons, clock);
        this.report = new MorningReport(instance.settings(), history, workshop::ledger, this::contents, clock);
        this.continuity = Continuity.of(instance, workshop, history, book, clock, keeper(), sweeping::replaced);
    }

    /// One process sees to the backups at a time.
    private Post keeper() {
        var patience = instance.settings().limits().suspectAfter();
        return new Post(posts(), Post.Duty.BACKUP, "backups", patience, System::nanoTime);
    }

    /// @throws org.vigie.problem.ProblemException OPERATIONS_BOOK_BROKEN
    static OpenHouse of(Instance instance, InstantSource clock) {
        return new OpenHouse(
                instance, OperationsBook.at(instance.operationsBook()).open(), clock, launcher -> launcher);
    }

    /// A house whose runs are carried out by this very process: for the past nights of a demo.
    static OpenHouse workingItself(Instance instance, InstantSource clock) {
        var book = OperationsBook.at(instance.operationsBook()).open();
        return new OpenHouse(instance, book, clock, _ -> new InThisProcess(instance, book, clock));
    }

    @Override
    public Instance instance() {
        return instance;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public RunDesk desk() {
        return desk;
    }

    @Override
    public RunDesk.Ordered order(RunOrder order, Onlooker onlooker) {
        var _ = continuity.reruns().secure(order, onlooker);
        return desk.order(order);
    }

    @Override
    public Reruns reruns() {
        return continuity.reruns();
    }

    @Override
    public RunHistory history() {
        return history;
    }

    @Override
    public RunLogs logs() {
        return new RunLogs(instance.logs());
    }

    @Override
    public Reconciliation reconciliation() {
        return reconciliation;
    }

    @Override
    public Stopping stopping() {
        return stopping;
    }

    @Override
    public Watching watching() {
        return new Watching(book, instance.settings().limits(), clock);
    }

    @Override
    public Morning morning() {
        return report.now();
    }

    @Override
    public FreightWarehouse freight() {
        return workshop.freight(FreightPipeline.NAME);
    }

    /// Empty when this installation runs no telemetry.
    Optional<Fleet> fleet() {
        return sweeping.runsTelemetry() ? Optional.of(workshop.fleet(history)) : Optional.empty();
    }

    private static Reasons reasons(String language) {
        var texts = Texts.in(language);
        return new Reasons(
                texts.text("schedule.reason.night"),
                texts.text("schedule.reason.late"),
                texts.text("schedule.reason.missed"));
    }

    private NightContents contents(String pipeline) {
        return pipeline.equals(Fleet.PIPELINE)
                ? day -> new Contents.Telemetry(workshop.fleet(history).morning(day))
                : day -> Stations.of(workshop.freight(pipeline), day);
    }

    @Override
    public Timetable timetable() {
        return new Timetables(instance.settings(), book, clock).now();
    }

    @Override
    public Drains drains() {
        return drains;
    }

    @Override
    public RunOrder nightly(String pipeline, LocalDate night, String actor) {
        return scheduler.order(instance.settings().pipeline(pipeline), night, actor);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Sweeping sweeping() {
        return sweeping;
    }

    PostStore posts() {
        return new PostStore(book, clock);
    }

    /// What whoever watches does at each look. What a run that was closed here left half written is gone
    /// before the end is told: nobody else may come by for long.
    void watch(Consumer<Run> closed) {
        var ended = supervisor.look();
        if (!ended.isEmpty()) {
            sweeping.all();
        }
        ended.forEach(closed);
    }

    /// Writes down which nights are expected, and which were missed while nobody was there.
    void keepNights() {
        nights.keep(_ -> {});
    }

    /// The same installation, for another thread.
    OpenHouse twin() {
        return of(instance, clock);
    }

    /// Closes the runs whose process is gone, removes what they left half written, and tells the
    /// nights that nobody ran.
    void tidy() {
        tidyBackups();
        leaveTheEndToTheOrderers();
        reconciliation.closeTheGone();
        sweeping.all();
        keepNights();
    }

    /// Ends the backups and restores whose process is gone.
    void tidyBackups() {
        continuity.tidy();
    }

    /// An orderer that is frozen tells nothing: it is not waited for long.
    private void leaveTheEndToTheOrderers() {
        var end = System.nanoTime() + FOR_THE_ORDERERS.toNanos();
        while (reconciliation.isAnEndUntold() && System.nanoTime() < end) {
            BETWEEN_LOOKS.orGiveUp(Duration.ofMillis(50));
        }
    }

    @Override
    public ModelShelf models() {
        return new ModelShelf(workshop.telemetry(), workshop.models(), this::noTelemetryRuns, clock);
    }

    @Override
    public Backups backups() {
        return continuity.backups();
    }

    @Override
    public Restores restores() {
        return continuity.restores();
    }

    @Override
    public BackupDuty backupDuty() {
        return continuity.duty();
    }

    @Override
    public List<ModelStore.Row> modelRows() {
        sweeping.models();
        return new ModelStore(book).rows(TelemetryPipeline.NAME);
    }

    /// A run that is still at work could promote its model over the one that somebody went back to.
    private void noTelemetryRuns() {
        sweeping.telemetryRuns().findFirst().ifPresent(run -> {
            throw new ProblemException(Code.RUN_ALREADY_ACTIVE, run.pipeline(), run.id());
        });
        continuity.backups().refuseWhileRestored(TelemetryPipeline.NAME);
    }

    @Override
    public Recovery recovery() {
        return new Recovery(book, new RecoveryActs(this, this::isGone, Thread::sleep, clock), clock);
    }

    @Override
    public List<Path> report(RecoveryPage page, Texts texts) {
        var reports = new Reports(instance.reports(), instance.settings().zone(), clock);
        var files = reports.write(page, texts);
        recovery().reported(page.id(), page.id().value());
        return files;
    }

    @Override
    public void reportWhatIsNot(Texts texts) {
        recovery().latest(REPORTS_LOOKED_AT).stream()
                .filter(page -> page.state().terminal() && page.report().isEmpty())
                .forEach(page -> report(page, texts));
    }

    private boolean isGone(Run run) {
        return !run.process()
                .orElseGet(() -> new RunBook(book, clock).orderer(run.id()))
                .alive();
    }

    /// Works on another home with the same clock.
    Workshop workshopOf(Instance other) {
        return new Workshop(other, Thread::sleep, clock);
    }

    RerunPlanner planner() {
        return new RerunPlanner(instance, history);
    }

    Session book() {
        return book;
    }

    Workshop workshop() {
        return workshop;
    }

    @Override
    public Rehearsal rehearse(RunOrder order) throws InterruptedException {
        return new DryRun(this).of(order);
    }

    @Override
    public SystemSchedule systemSchedule(SystemSchedule.Scope scope, Optional<String> account) {
        return SystemSchedule.of(instance, ThisMachine.surroundings(System.getenv(), clock), scope, account);
    }

    @Override
    public SystemSchedule registeredSchedule() {
        return SystemSchedule.registered(instance, ThisMachine.surroundings(System.getenv(), clock));
    }

    @Override
    public Audit auditOf(Path task, String pipeline) {
        return WindowsTasks.audit(task, instance, pipeline, ThisMachine.surroundings(System.getenv(), clock));
    }

    @Override
    public List<Check> examine() {
        return new Examination(this).checks();
    }

    @Override
    public void close() {
        book.close();
    }
}
