package org.vigie.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.backup.BackupDuty;
import org.vigie.continuity.backup.Backups;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Restores;
import org.vigie.continuity.recovery.Recovery;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.rerun.Rehearsal;
import org.vigie.continuity.rerun.Reruns;
import org.vigie.instance.Instance;
import org.vigie.language.Texts;
import org.vigie.pipelines.telemetry.ModelShelf;
import org.vigie.problem.Problem;
import org.vigie.readiness.Morning;
import org.vigie.runs.ModelStore;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.RunDesk;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunLogs;
import org.vigie.runs.RunOrder;
import org.vigie.runs.schedule.Drains;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.schedule.system.SystemSchedule;
import org.vigie.runs.stop.Stopping;
import org.vigie.runs.watch.Watching;
import org.vigie.warehouse.freight.FreightWarehouse;

/// An open installation: everything that a verb works with. Close it.
public interface House extends AutoCloseable {
    Instance instance();

    /// By the installation's clock.
    Instant now();

    RunDesk desk();

    /// Orders a run by hand. The warehouse is backed up first when the night has published already.
    ///
    /// @param onlooker of that backup
    /// @throws org.vigie.problem.ProblemException as [RunDesk#order], and BACKUP_…
    RunDesk.Ordered order(RunOrder order, Onlooker onlooker);

    /// Whether a rerun can be taken back, and how.
    Reruns reruns();

    RunHistory history();

    RunLogs logs();

    Reconciliation reconciliation();

    Stopping stopping();

    Watching watching();

    Morning morning();

    FreightWarehouse freight();

    /// @throws org.vigie.problem.ProblemException UNKNOWN_PIPELINE where there is no telemetry
    ModelShelf models();

    Backups backups();

    Restores restores();

    /// What is due by itself after a run; see [BackupDuty#look].
    BackupDuty backupDuty();

    /// Every model of the telemetry as the operations book knows it, the newest first.
    List<ModelStore.Row> modelRows();

    /// Which nights are expected, which were missed, who starts them.
    Timetable timetable();

    Drains drains();

    /// The order of a night by its schedule.
    ///
    /// @throws org.vigie.problem.ProblemException TOO_LATE_TO_CATCH_UP
    RunOrder nightly(String pipeline, LocalDate night, String actor);

    /// Runs on a copy of everything and tells what would change; nothing of the installation is
    /// touched.
    Rehearsal rehearse(RunOrder order) throws InterruptedException;

    Recovery recovery();

    /// Writes the report of a recovery.
    ///
    /// @return the HTML file, then the PDF file
    List<Path> report(RecoveryPage page, Texts texts);

    /// Writes the reports of recoveries that ended without one: their process was killed between the
    /// two.
    void reportWhatIsNot(Texts texts);

    /// The operating system's scheduler, to have it start the nights.
    ///
    /// @param account under which they run; empty: chosen by the scope
    SystemSchedule systemSchedule(SystemSchedule.Scope scope, Optional<String> account);

    /// The operating system's scheduler with what is registered there already.
    SystemSchedule registeredSchedule();

    /// Audits a task of the Windows Task Scheduler that was exported to a file.
    Audit auditOf(Path task, String pipeline);

    /// Looks at everything that a night needs.
    List<Check> examine();

    @Override
    void close();

    /// @param about what was looked at, for example `warehouse supply_chain_dwh.sqlite`
    /// @param found what was seen
    record Check(String name, String about, String found, Optional<Problem> problem) {}
}
