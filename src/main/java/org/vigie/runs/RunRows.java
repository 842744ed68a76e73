package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.RUN;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.ledger.tables.tables.records.RunRecord;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.sqlite.Instants;

/// A row of the table `run`, in the words of the domain.
final class RunRows {
    private RunRows() {}

    static Optional<Run> find(DSLContext sql, RunId run) {
        return sql.selectFrom(RUN).where(RUN.RUN_ID.eq(run.value())).fetchOptional(RunRows::run);
    }

    static Run run(RunRecord row) {
        return new Run(
                new RunId(row.getRunId()),
                row.getPipeline(),
                LocalDate.parse(row.getSlot()),
                RunState.valueOf(row.getState()),
                problem(row),
                Optional.ofNullable(row.getExitCode()).map(Long::intValue),
                progress(row),
                Instants.instant(row.getOrderedUtc()),
                Optional.ofNullable(row.getStartedUtc()).map(Instants::instant),
                Optional.ofNullable(row.getEndedUtc()).map(Instants::instant),
                row.getActor(),
                Origin.valueOf(row.getOrigin()),
                row.getReason(),
                Optional.ofNullable(row.getReplayOf()).map(RunId::new),
                process(row.getPid(), row.getPidStart(), row.getPidBirth()),
                row.getLate() == 1);
    }

    private static Progress progress(RunRecord row) {
        return new Progress(
                Optional.ofNullable(row.getStep()).map(StepKind::valueOf),
                Optional.ofNullable(row.getActivity()).map(Activity::valueOf),
                row.getRowsIn(),
                row.getRowsLoaded(),
                row.getRowsQuarantined(),
                row.getShare(),
                row.getHeartbeatSeq(),
                row.getProgressSeq());
    }

    private static Optional<ProcessIdentity> process(@Nullable Long pid, @Nullable String start, String birth) {
        return pid == null || start == null
                ? Optional.empty()
                : Optional.of(new ProcessIdentity(pid, Instants.instant(start), birth));
    }

    private static Optional<Problem> problem(RunRecord row) {
        return Optional.ofNullable(row.getProblem())
                .map(code -> new Problem(
                        Code.valueOf(code), List.of(row.getProblemAbout().split("\n", -1))));
    }

    /// One line for each part of what a problem is about.
    static String about(Problem problem) {
        return String.join(
                "\n",
                problem.about().stream().map(part -> part.replace('\n', ' ')).toList());
    }
}
