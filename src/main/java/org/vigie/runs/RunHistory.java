package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.FINDING;
import static org.vigie.ledger.tables.Tables.GATE;
import static org.vigie.ledger.tables.Tables.INPUT;
import static org.vigie.ledger.tables.Tables.QUARANTINE;
import static org.vigie.ledger.tables.Tables.ROLLED_BACK;
import static org.vigie.ledger.tables.Tables.RUN;
import static org.vigie.ledger.tables.Tables.STEP;
import static org.vigie.ledger.tables.Tables.TRANSITION;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Rejection;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunPage.Input;
import org.vigie.runs.RunPage.Outcome;
import org.vigie.runs.RunPage.Step;
import org.vigie.runs.RunPage.Transition;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// What the operations book remembers of runs. Reads only. Runs follow each other as they were
/// written down, never by their times: a clock may have been set back.
public final class RunHistory {
    /// Written out, not bound: the index of the runs that have not ended serves only a condition that
    /// SQLite can compare with its own. It is asked every second, however long the history is.
    private static final Condition ALIVE =
            RUN.STATE.in(DSL.inline("QUEUED"), DSL.inline("STARTING"), DSL.inline("RUNNING"), DSL.inline("STOPPING"));

    private final Session book;

    public RunHistory(Session book) {
        this.book = book;
    }

    /// Newest first.
    public List<Run> latest(RunFilter filter, int most) {
        return book.read(sql -> sql.selectFrom(RUN)
                .where(condition(filter))
                .orderBy(RUN.rowid().desc())
                .limit(most)
                .fetch(RunRows::run));
    }

    /// All runs of a pipeline for the nights from `first`, newest first.
    public List<Run> since(String pipeline, LocalDate first) {
        return book.read(sql -> sql.selectFrom(RUN)
                .where(RUN.PIPELINE.eq(pipeline), RUN.SLOT.ge(first.toString()))
                .orderBy(RUN.rowid().desc())
                .fetch(RunRows::run));
    }

    /// For each night from `first`, the run that tells how it went: the newest that published, or
    /// else the newest. A run that did not start, or was rolled back by a restore, tells nothing.
    public List<Run> telling(String pipeline, LocalDate first) {
        var rank = DSL.rowNumber()
                .over(DSL.partitionBy(RUN.SLOT)
                        .orderBy(
                                DSL.when(RUN.STATE.in("SUCCEEDED", "PARTIAL"), 0)
                                        .otherwise(1),
                                RUN.rowid().desc()))
                .as("rank");
        return book.read(sql -> {
            var ranked = sql.select(RUN.RUN_ID, rank)
                    .from(RUN)
                    .where(
                            RUN.PIPELINE.eq(pipeline),
                            RUN.SLOT.ge(first.toString()),
                            RUN.STATE.notIn("SKIPPED", "MISSED"),
                            notRolledBack())
                    .asTable("ranked");
            return sql.selectFrom(RUN)
                    .where(RUN.RUN_ID.in(sql.select(ranked.field(RUN.RUN_ID))
                            .from(ranked)
                            .where(ranked.field(rank).eq(1))))
                    .fetch(RunRows::run);
        });
    }

    /// The newest run of a pipeline that published and was not rolled back.
    public Optional<Run> lastGood(String pipeline) {
        return book.read(sql -> sql.selectFrom(RUN)
                .where(RUN.PIPELINE.eq(pipeline), RUN.STATE.in("SUCCEEDED", "PARTIAL"), notRolledBack())
                .orderBy(RUN.SLOT.desc(), RUN.rowid().desc())
                .limit(1)
                .fetchOptional(RunRows::run));
    }

    /// The runs whose publication a restore took back, each with the backup that it went back to.
    /// Their state stays: they did publish.
    public Map<RunId, String> rolledBack() {
        return book.read(sql ->
                sql.selectFrom(ROLLED_BACK).fetchMap(row -> new RunId(row.getRunId()), row -> row.getBackupId()));
    }

    private static Condition notRolledBack() {
        return RUN.RUN_ID.notIn(DSL.select(ROLLED_BACK.RUN_ID).from(ROLLED_BACK));
    }

    public Optional<LocalDate> firstNight(String pipeline) {
        return book.read(sql -> Optional.ofNullable(sql.select(DSL.min(RUN.SLOT))
                        .from(RUN)
                        .where(RUN.PIPELINE.eq(pipeline))
                        .fetchSingle()
                        .value1())
                .map(LocalDate::parse));
    }

    /// The runs that have not ended.
    public List<Run> active() {
        return book.read(
                sql -> sql.selectFrom(RUN).where(ALIVE).orderBy(RUN.rowid()).fetch(RunRows::run));
    }

    /// A run by its id, by its last four characters, or `last`.
    public Optional<Run> find(String reference) {
        return book.read(sql -> RunRows.find(sql, new RunId(reference)).or(() -> newest(sql, shortName(reference))));
    }

    private static Condition shortName(String reference) {
        return reference.equals("last") ? DSL.trueCondition() : RUN.RUN_ID.endsWith("-" + reference);
    }

    private static Optional<Run> newest(DSLContext sql, Condition wanted) {
        return sql.selectFrom(RUN)
                .where(wanted)
                .orderBy(RUN.rowid().desc())
                .limit(1)
                .fetchOptional(RunRows::run);
    }

    /// @throws ProblemException UNKNOWN_RUN
    public Run get(String reference) {
        return find(reference).orElseThrow(() -> new ProblemException(Code.UNKNOWN_RUN, reference, "vigie runs"));
    }

    /// All that is known of a run, as of one instant.
    ///
    /// @throws ProblemException UNKNOWN_RUN
    public RunPage page(RunId run) {
        return book.readTogether(sql -> new RunPage(
                RunRows.find(sql, run).orElseThrow(() -> new ProblemException(Code.UNKNOWN_RUN, run, "vigie runs")),
                steps(sql, run),
                inputs(sql, run),
                gates(sql, run),
                findings(sql, run),
                transitions(sql, run)));
    }

    public List<QuarantinedRow> quarantined(RunId run, int from, int most) {
        return book.read(sql -> sql.selectFrom(QUARANTINE)
                .where(QUARANTINE.RUN_ID.eq(run.value()))
                .orderBy(QUARANTINE.SOURCE, QUARANTINE.LINE)
                .limit(most)
                .offset(from)
                .fetch(row -> new QuarantinedRow(
                        row.getSource(),
                        row.getFile(),
                        new Rejection(
                                row.getLine(),
                                row.getField(),
                                row.getValue(),
                                Rejection.Reason.valueOf(row.getReason().toUpperCase(Locale.ROOT))))));
    }

    public long quarantinedCount(RunId run) {
        return book.read(sql -> (long) sql.fetchCount(QUARANTINE, QUARANTINE.RUN_ID.eq(run.value())));
    }

    private static Condition condition(RunFilter filter) {
        var condition = DSL.noCondition();
        if (filter.pipeline().isPresent()) {
            condition = condition.and(RUN.PIPELINE.eq(filter.pipeline().get()));
        }
        if (!filter.states().isEmpty()) {
            condition = condition.and(
                    RUN.STATE.in(filter.states().stream().map(Enum::name).toList()));
        }
        if (filter.night().isPresent()) {
            condition = condition.and(RUN.SLOT.eq(filter.night().get().toString()));
        }
        if (!filter.text().isBlank()) {
            var text = filter.text().strip();
            condition = condition.and(DSL.or(
                    RUN.RUN_ID.containsIgnoreCase(text),
                    RUN.ACTOR.containsIgnoreCase(text),
                    RUN.REASON.containsIgnoreCase(text),
                    RUN.CAUSE.containsIgnoreCase(text)));
        }
        return condition;
    }

    private static List<Step> steps(DSLContext sql, RunId run) {
        return sql.selectFrom(STEP)
                .where(STEP.RUN_ID.eq(run.value()))
                .orderBy(STEP.SEQ)
                .fetch(row -> new Step(
                        StepKind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                        row.getSubject(),
                        Instants.instant(row.getStartedUtc()),
                        Optional.ofNullable(row.getEndedUtc()).map(Instants::instant),
                        row.getRowsIn(),
                        row.getRowsOut(),
                        Outcome.valueOf(row.getOutcome().toUpperCase(Locale.ROOT))));
    }

    private static List<Input> inputs(DSLContext sql, RunId run) {
        return sql.selectFrom(INPUT)
                .where(INPUT.RUN_ID.eq(run.value()))
                .orderBy(INPUT.SOURCE)
                .fetch(row -> new Input(
                        row.getSource(),
                        row.getLocation(),
                        row.getSha256(),
                        row.getBytes(),
                        Optional.ofNullable(row.getWrittenUtc()).map(Instants::instant),
                        row.getSnapshot()));
    }

    private static List<Gate> gates(DSLContext sql, RunId run) {
        return sql.selectFrom(GATE)
                .where(GATE.RUN_ID.eq(run.value()))
                .orderBy(GATE.SEQ)
                .fetch(row -> new Gate(
                        row.getName(), row.getSource(), row.getMeasured(), row.getAllowed(), row.getHeld() == 1));
    }

    private static Map<String, String> findings(DSLContext sql, RunId run) {
        return sql.selectFrom(FINDING).where(FINDING.RUN_ID.eq(run.value())).fetchMap(FINDING.NAME, FINDING.VALUE);
    }

    private static List<Transition> transitions(DSLContext sql, RunId run) {
        return sql.selectFrom(TRANSITION)
                .where(TRANSITION.RUN_ID.eq(run.value()))
                .orderBy(TRANSITION.SEQ)
                .fetch(row -> new Transition(
                        Optional.ofNullable(row.getFromState()).map(RunState::valueOf),
                        RunState.valueOf(row.getToState()),
                        row.getActor(),
                        row.getReason(),
                        Instants.instant(row.getAtUtc())));
    }
}
