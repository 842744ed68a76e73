package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Diagnosis.GoodData;
import org.vigie.continuity.recovery.Diagnosis.ProvenBackup;
import org.vigie.continuity.recovery.Diagnosis.SourceLook;
import org.vigie.continuity.recovery.Diagnosis.Stillness;
import org.vigie.continuity.recovery.Diagnosis.Usual;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Step;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Judgement;

/// Broken nights and what is seen at each step, for tests and pictures.
public final class StagedRecovery {
    public static final String WAREHOUSE = "supply_chain_dwh.sqlite";
    public static final String HOLDER = "DB Browser for SQLite (pid 5120, kbr)";
    public static final Problem LOCKED = Problem.of(Code.WAREHOUSE_LOCKED, WAREHOUSE, "PT5M", HOLDER);
    public static final Instant GOOD_DATA = Staged.at(Staged.NIGHT.minusDays(1), "02:19:01");
    private static final Instant FAILED = Staged.at(Staged.NIGHT, "02:19:01");
    private static final long BYTES = 187_432_960;
    private static final ProvenBackup BACKUP = new ProvenBackup(
            "freight-20260220T011904Z-nightly", Staged.at(Staged.NIGHT.minusDays(1), "02:20:11"), 125_204, 2);

    private StagedRecovery() {}

    /// Published and verified.
    public static Diagnosis nothing() {
        return diagnosis(
                Optional.empty(),
                Staged.succeeded(Staged.NIGHT, "a7k2", 0),
                Optional.empty(),
                Optional.empty(),
                sound(Staged.at(Staged.NIGHT, "02:19:01")),
                List.of());
    }

    /// The night's source did not answer.
    public static Diagnosis failed() {
        var run = Staged.failed(Staged.NIGHT, "x9q4", Staged.UNREACHABLE);
        return diagnosis(
                Optional.of(Trouble.FAILED_NIGHT), run, Optional.empty(), run.problem(), sound(GOOD_DATA), List.of());
    }

    public static Diagnosis dead() {
        var run = Staged.running(Staged.NIGHT, "b3n8", 0.61);
        return diagnosis(
                Optional.of(Trouble.DEAD_RUN),
                run,
                Optional.empty(),
                Optional.empty(),
                new Warehouse.Unrecovered(WAREHOUSE, BYTES, WAREHOUSE + "-journal", 8_704_512),
                List.of());
    }

    /// A run that does not get on, while somebody else holds the warehouse.
    public static Diagnosis held() {
        return diagnosis(
                Optional.of(Trouble.STUCK_RUN),
                Staged.running(Staged.NIGHT, "b3n8", 0.61),
                Optional.of(new Stillness(Judgement.STUCK, Duration.ofMinutes(41))),
                Optional.of(LOCKED),
                new Warehouse.Held(WAREHOUSE, BYTES, LOCKED, HOLDER),
                List.of());
    }

    public static Diagnosis damaged() {
        var damage = Problem.of(Code.WAREHOUSE_DAMAGED, WAREHOUSE, Reason.NOT_A_DATABASE);
        return diagnosis(
                Optional.of(Trouble.WAREHOUSE_DAMAGED),
                Staged.failed(Staged.NIGHT, "x9q4", damage),
                Optional.empty(),
                Optional.of(damage),
                new Warehouse.Unsound(WAREHOUSE, BYTES, damage),
                List.of(Staged.UNREACHABLE));
    }

    /// What a step that comes to its end has seen.
    static List<Note> seenAt(Step step) {
        return switch (step) {
            case DIAGNOSE -> List.of();
            case HOLD -> List.of(Note.of(Kind.HELD_UNTIL, Staged.NOW.plus(Duration.ofHours(2))));
            case STOP -> List.of(Note.of(Kind.NO_RUN_AT_WORK));
            case OPEN ->
                List.of(
                        Note.of(Kind.LOCK_FREE, WAREHOUSE),
                        Note.of(Kind.WAREHOUSE_SOUND, WAREHOUSE, 125_204),
                        Note.of(Kind.GOOD_DATA, "freight-2026-02-20-m8x1", GOOD_DATA));
            case BACK_UP ->
                List.of(
                        Note.of(
                                Kind.BACKED_UP,
                                "freight-20260221T050314Z-intervention.sqlite",
                                BYTES,
                                "9f2c41d87ab0e6d35c17f8b2a4e90d6611c3b8f7d2e5a09843bd6c1f07ea52b9"),
                        Note.of(Kind.BACKUP_PROVEN, "freight-20260221T050314Z-intervention", 125_204));
            case CHECK_SOURCES ->
                List.of(
                        Note.of(Kind.SOURCE_REACHABLE, "machines", "http://fret.camrail.local:8080/api/v1/machines"),
                        Note.of(Kind.SOURCE_REACHABLE, "transactions", "inbox/transactions_erp.csv"));
            case RELAUNCH ->
                List.of(
                        Note.of(Kind.RUN_ORDERED, "freight-2026-02-21-r5t2"),
                        Note.of(Kind.RUN_ENDED, "freight-2026-02-21-r5t2", "SUCCEEDED"));
            case VERIFY ->
                List.of(
                        Note.of(Kind.CONDITION_HOLDS, "INTEGRITY", "ok"),
                        Note.of(Kind.CONDITION_HOLDS, "SLOT_PRESENT", "2026-02-21"),
                        Note.of(Kind.CONDITION_HOLDS, "COUNTS_AGREE", "131 = 118 + 13"),
                        Note.of(Kind.CONDITION_HOLDS, "FACTS_COUNTED", "125322"),
                        Note.of(Kind.CONDITION_HOLDS, "AGGREGATES_EQUAL_FACTS", "5"),
                        Note.of(Kind.DATA_FRESH, Duration.ofHours(3)));
            case RELEASE -> List.of(Note.of(Kind.RELEASED));
        };
    }

    private static Warehouse sound(Instant goodData) {
        return new Warehouse.Sound(
                WAREHOUSE, BYTES, 125_204, Optional.of(new GoodData(new RunId("freight-2026-02-20-m8x1"), goodData)));
    }

    private static Diagnosis diagnosis(
            Optional<Trouble> trouble,
            Run run,
            Optional<Stillness> quiet,
            Optional<Problem> problem,
            Warehouse warehouse,
            List<Problem> ofTheSources) {
        return new Diagnosis(
                "freight",
                Staged.NIGHT,
                Staged.at(Staged.NIGHT, "06:00:00"),
                Staged.NOW,
                trouble,
                Optional.of(run),
                quiet,
                problem,
                FAILED,
                warehouse,
                Optional.of(BACKUP),
                List.of(
                        new SourceLook(
                                "machines",
                                "http://fret.camrail.local:8080/api/v1/machines",
                                ofTheSources.stream().findFirst()),
                        new SourceLook("transactions", "inbox/transactions_erp.csv", Optional.empty())),
                trouble.filter(each -> each != Trouble.FAILED_NIGHT).map(_ -> run.id()),
                false,
                new Usual(
                        Optional.of(Duration.ofSeconds(41)),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30)));
    }
}
