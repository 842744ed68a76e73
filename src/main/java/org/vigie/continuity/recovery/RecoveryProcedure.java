package org.vigie.continuity.recovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// The steps in their order: as a plan that changes nothing, and as acts.
///
/// The same list serves the plan, the recovery, its report and the drill.
public final class RecoveryProcedure {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /// Reading, copying and reading again a file on a slow disk.
    private static final long BYTES_A_SECOND = 50L * 1024 * 1024;

    private final Acts acts;

    public RecoveryProcedure(Acts acts) {
        this.acts = acts;
    }

    /// What a step would do now.
    ///
    /// @param expected how long it usually takes
    /// @param needsRights whether another account's rights are needed
    /// @param notes what it would find and do
    /// @param obstacle why it would fail as things are
    public record Planned(
            Step step, Duration expected, boolean needsRights, List<Note> notes, Optional<Problem> obstacle) {
        public Planned {
            notes = List.copyOf(notes);
        }
    }

    /// Simulates every step: nothing is touched.
    public static List<Planned> plan(Diagnosis diagnosis) {
        return Stream.of(Step.values()).map(step -> simulate(step, diagnosis)).toList();
    }

    public static Planned simulate(Step step, Diagnosis it) {
        return new Planned(
                step,
                expected(step, it),
                step == Step.STOP && it.needsRights(),
                foreseen(step, it),
                obstacle(step, it));
    }

    /// What the diagnosis saw, as evidence.
    static List<Note> found(Diagnosis it) {
        var notes = new ArrayList<Note>();
        it.trouble().ifPresent(trouble -> notes.add(Note.of(Kind.TROUBLE, trouble)));
        it.run().ifPresent(run -> {
            notes.add(Note.of(Kind.BROKEN_RUN, run.id(), run.state(), run.orderedAt()));
            it.quiet().ifPresent(quiet -> notes.add(Note.of(Kind.JUDGED, run.id(), quiet.judgement(), quiet.length())));
        });
        it.problem().map(Note::of).ifPresent(notes::add);
        it.threat().ifPresent(threat -> notes.add(Note.of(Kind.THREAT, threat)));
        notes.add(Note.of(Kind.FAILED_SINCE, it.failedSince()));
        notes.add(clock(it));
        notes.addAll(seen(it.warehouse()));
        notes.add(it.backup()
                .map(backup -> Note.of(Kind.BACKUP_NEWEST, backup.id(), backup.madeAt(), backup.facts()))
                .orElseGet(() -> Note.of(Kind.BACKUP_NONE)));
        notes.addAll(sources(it));
        return notes.stream().distinct().toList();
    }

    Result carryOut(Step step, Intervention it, Witness witness) throws InterruptedException {
        return switch (step) {
            case DIAGNOSE -> diagnoseAgain(it, witness);
            case HOLD -> acts.holdNewRuns(it, witness);
            case STOP -> acts.stop(it, witness);
            case OPEN -> acts.openAndVerifyWarehouse(it, witness);
            case BACK_UP -> acts.backUpAndProve(it, witness);
            case CHECK_SOURCES -> acts.checkSources(it, witness);
            case RELAUNCH -> acts.relaunch(it, witness);
            case VERIFY -> acts.verifyOutcome(it, witness);
            case RELEASE -> acts.release(it, witness);
        };
    }

    private Result diagnoseAgain(Intervention it, Witness witness) throws InterruptedException {
        found(acts.diagnose(it.pipeline(), Optional.of(it.night()))).forEach(witness::saw);
        return Result.DONE;
    }

    private static Duration expected(Step step, Diagnosis it) {
        var usual = it.usual();
        return switch (step) {
            case DIAGNOSE, HOLD, RELEASE -> A_MOMENT;
            case STOP -> stoppable(it) ? usual.killGrace().plus(A_MOMENT) : A_MOMENT;
            case OPEN, VERIFY -> reading(it);
            case BACK_UP -> reading(it).multipliedBy(3);
            case CHECK_SOURCES -> A_MOMENT.multipliedBy(Math.max(1, it.sources().size()));
            case RELAUNCH -> usual.run().orElse(usual.call());
        };
    }

    private static Duration reading(Diagnosis it) {
        return A_MOMENT.plusSeconds(bytes(it.warehouse()) / BYTES_A_SECOND);
    }

    private static long bytes(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Sound sound -> sound.bytes();
            case Warehouse.Unrecovered unrecovered -> unrecovered.bytes();
            case Warehouse.Held held -> held.bytes();
            case Warehouse.Unsound unsound -> unsound.bytes();
        };
    }

    private static List<Note> foreseen(Step step, Diagnosis it) {
        return switch (step) {
            case DIAGNOSE -> found(it);
            case HOLD, VERIFY -> List.of();
            case STOP -> List.of(stop(it));
            case OPEN -> open(it);
            case BACK_UP -> List.of(Note.of(Kind.WOULD_BACK_UP, it.warehouse().file(), bytes(it.warehouse())));
            case CHECK_SOURCES -> sources(it);
            case RELAUNCH ->
                List.of(it.replay()
                        .map(run -> Note.of(Kind.WOULD_REPLAY, it.night(), run))
                        .orElseGet(() -> Note.of(Kind.WOULD_RUN_WHOLE, it.night())));
            case RELEASE -> List.of(Note.of(Kind.WOULD_RELEASE));
        };
    }

    private static Note stop(Diagnosis it) {
        return it.run()
                .filter(_ -> stoppable(it))
                .map(run -> Note.of(
                        Kind.WOULD_STOP,
                        run.id(),
                        run.process().map(process -> process.pid()).orElse(0L)))
                .orElseGet(() -> Note.of(Kind.NO_RUN_AT_WORK));
    }

    private static boolean stoppable(Diagnosis it) {
        return it.trouble().filter(trouble -> trouble == Trouble.STUCK_RUN).isPresent();
    }

    private static List<Note> open(Diagnosis it) {
        var notes = new ArrayList<>(seen(it.warehouse()));
        if (it.warehouse() instanceof Warehouse.Unsound) {
            it.backup()
                    .map(backup -> Note.of(Kind.WOULD_RESTORE, backup.id(), backup.nightsLost()))
                    .ifPresent(notes::add);
        }
        return notes;
    }

    private static Optional<Problem> obstacle(Step step, Diagnosis it) {
        return switch (step) {
            case OPEN -> obstacle(it);
            case CHECK_SOURCES ->
                it.sources().stream().flatMap(look -> look.problem().stream()).findFirst();
            case DIAGNOSE, HOLD, STOP, BACK_UP, RELAUNCH, VERIFY, RELEASE -> Optional.empty();
        };
    }

    private static Optional<Problem> obstacle(Diagnosis it) {
        return switch (it.warehouse()) {
            case Warehouse.Held held -> Optional.of(held.problem());
            case Warehouse.Unsound unsound
            when it.backup().isEmpty() -> Optional.of(Problem.of(Code.NO_PROVEN_BACKUP, unsound.file()));
            case Warehouse.Unsound _, Warehouse.Sound _, Warehouse.Unrecovered _ -> Optional.empty();
        };
    }

    private static Note clock(Diagnosis it) {
        var left = Duration.between(it.seenAt(), it.due());
        return left.isNegative()
                ? Note.of(Kind.OVERDUE, it.due(), left.negated())
                : Note.of(Kind.TIME_LEFT, it.due(), left);
    }

    private static List<Note> seen(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Sound sound ->
                List.of(
                        Note.of(Kind.WAREHOUSE_SOUND, sound.file(), sound.facts()),
                        sound.goodData()
                                .map(good -> Note.of(Kind.GOOD_DATA, good.run(), good.publishedAt()))
                                .orElseGet(() -> Note.of(Kind.NO_GOOD_DATA)),
                        Note.of(Kind.LOCK_FREE, sound.file()));
            case Warehouse.Unrecovered it ->
                List.of(Note.of(Kind.JOURNAL_LEFT, it.file(), it.journal(), it.journalBytes()));
            case Warehouse.Held held -> List.of(Note.of(Kind.LOCK_HELD, held.file(), held.holder()));
            case Warehouse.Unsound unsound -> List.of(Note.of(unsound.problem()));
        };
    }

    private static List<Note> sources(Diagnosis it) {
        return it.sources().stream()
                .map(look -> look.problem()
                        .map(Note::of)
                        .orElseGet(() -> Note.of(Kind.SOURCE_REACHABLE, look.source(), look.location())))
                .toList();
    }
}
