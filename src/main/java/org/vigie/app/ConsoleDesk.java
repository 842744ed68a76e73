package org.vigie.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.console.screen.BackupDesk;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.LogView;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryId;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.Step;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.Fleet;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.language.Texts;
import org.vigie.readiness.Morning;
import org.vigie.runs.LogIndex;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunPage;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Watch;

/// The house as the window sees it.
record ConsoleDesk(OpenHouse house) implements Desk {
    private static final int RECOVERIES_LOOKED_AT = 50;

    @Override
    public Morning morning() {
        return house.morning();
    }

    @Override
    public List<Run> runs(RunFilter filter, int most) {
        return house.history().latest(filter, most);
    }

    @Override
    public RunPage page(RunId run) {
        return house.history().page(run);
    }

    @Override
    public List<QuarantinedRow> quarantined(RunId run, int from, int most) {
        return house.history().quarantined(run, from, most);
    }

    @Override
    public LogView log(RunId run) {
        return new IndexedLog(new LogIndex(house.logs(), run));
    }

    @Override
    public List<Run> active() {
        return house.history().active();
    }

    @Override
    public RerunPlan plan(String pipeline, LocalDate night) {
        return house.planner().plan(pipeline, night);
    }

    @Override
    public RunId order(RunOrder order) {
        return house.order(order, Onlooker.NOBODY).run().id();
    }

    @Override
    public Optional<Run> find(String reference) {
        return house.history().find(reference);
    }

    @Override
    public Optional<FleetView> fleet() {
        return house.fleet().map(Fleet::now);
    }

    @Override
    public Optional<LocomotiveChart> chart(String locomotive, ChartRange range) {
        return house.fleet().flatMap(fleet -> fleet.chart(locomotive, range));
    }

    @Override
    public Map<RunId, Watch> watches() {
        return house.watching().now();
    }

    @Override
    public Optional<Certificate> certificate(RunId run) {
        return house.stopping().certificate(run);
    }

    @Override
    public Certificate stop(RunId run, String actor, String reason, Consumer<Certificate> told)
            throws InterruptedException {
        return house.stopping().stop(run, actor, reason, told);
    }

    @Override
    public Timetable timetable() {
        return house.timetable();
    }

    @Override
    public Audit audit() {
        return house.registeredSchedule().audit();
    }

    @Override
    public void correct() {
        house.registeredSchedule().install();
    }

    @Override
    public void drain(Instant until, String actor, String reason) {
        var _ = house.drains().until(until, actor, reason);
    }

    @Override
    public void resume() {
        var _ = house.drains().resume();
    }

    @Override
    public BackupDesk backups() {
        return new ConsoleBackups(house);
    }

    @Override
    public List<String> pipelines() {
        return house.instance().settings().pipelines().keySet().stream()
                .sorted()
                .toList();
    }

    @Override
    public Diagnosis diagnose(String pipeline, Optional<LocalDate> night) throws InterruptedException {
        return house.recovery().diagnose(pipeline, night);
    }

    @Override
    public Optional<RecoveryPage> recovery(String pipeline) {
        return house.recovery().latest(RECOVERIES_LOOKED_AT).stream()
                .filter(page -> page.pipeline().equals(pipeline))
                .findFirst();
    }

    @Override
    public RecoveryPage beginRecovery(String pipeline, LocalDate night, String actor, String reason)
            throws InterruptedException {
        var recovery = house.recovery();
        return recovery.begin(recovery.diagnose(pipeline, Optional.of(night)), actor, reason);
    }

    @Override
    public RecoveryPage resumeRecovery(RecoveryId recovery, String actor, String reason) throws InterruptedException {
        return house.recovery().resume(recovery, actor, reason);
    }

    @Override
    public RecoveryPage carryOut(RecoveryId recovery, Step step, String actor) throws InterruptedException {
        return house.recovery().carryOut(recovery, step, actor);
    }

    @Override
    public RecoveryPage waive(RecoveryId recovery, Step step, String actor, String reason) {
        return house.recovery().waive(recovery, step, actor, reason);
    }

    @Override
    public RecoveryPage giveUp(RecoveryId recovery, String actor, String reason) throws InterruptedException {
        return house.recovery().giveUp(recovery, actor, reason);
    }

    @Override
    public List<Path> report(RecoveryPage page, Texts texts) {
        return house.report(page, texts);
    }

    @Override
    public void show(Path file) {
        SystemViewer.ofThisSystem().open(file);
    }
}
