package org.vigie.console.screen;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Backup.CopyState;
import org.vigie.continuity.backup.Backup.SecondCopy;
import org.vigie.continuity.backup.BackupId;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Occasion;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.continuity.backup.RestoreState;
import org.vigie.continuity.backup.Retention;
import org.vigie.continuity.backup.Retention.Keep;
import org.vigie.continuity.backup.Standing;
import org.vigie.continuity.backup.Standing.SecondStanding;
import org.vigie.continuity.backup.Wish;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.Run;

/// Backups in memory, for tests and pictures: a week of nights of two pipelines.
public final class StagedBackups implements BackupDesk {
    public static final Path FOLDER = Path.of("/var/lib/vigie/backups");
    public static final Path SECOND = Path.of("/mnt/sauvegardes-belabo/vigie");

    private static final Path WAREHOUSES = Path.of("/var/lib/vigie/warehouse");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RPO = Duration.ofHours(26);

    private final List<Backup> backups = new CopyOnWriteArrayList<>();
    private final List<Wish> wishes = new CopyOnWriteArrayList<>();
    private final List<Restore.Order> orders = new CopyOnWriteArrayList<>();
    private volatile Optional<Path> second = Optional.of(SECOND);
    private volatile Optional<Problem> firstObstacle = Optional.empty();
    private volatile Optional<Problem> secondObstacle = Optional.empty();
    private volatile Optional<Problem> refusal = Optional.empty();
    private volatile Optional<Stage> stopsAt = Optional.empty();
    private volatile boolean calledOffByItself;
    private volatile boolean liveBroken;
    private volatile int pruned;

    public static StagedBackups none() {
        return new StagedBackups();
    }

    public static StagedBackups week() {
        var staged = new StagedBackups();
        for (var back = 0; back < 7; back++) {
            var state = back == 0 || back % 2 == 1 ? BackupState.PROVEN : BackupState.VERIFIED;
            staged.backups.add(of("telemetry", back, state));
            staged.backups.add(of("freight", back, state));
        }
        return staged;
    }

    /// The newest of the freight was never restored, an older one long ago.
    public static StagedBackups late() {
        var staged = week();
        staged.become("freight", 0, BackupState.VERIFIED, Optional.empty());
        staged.become("freight", 1, BackupState.VERIFIED, Optional.empty());
        staged.backups.replaceAll(
                backup -> backup.pipeline().equals("telemetry") ? as(backup, BackupState.VERIFIED) : backup);
        return staged;
    }

    public static StagedBackups withDamaged() {
        var staged = week();
        var id = staged.newest("freight").id();
        staged.become(
                "freight",
                0,
                BackupState.DAMAGED,
                Optional.of(Problem.of(Code.BACKUP_DAMAGED, id, Reason.DIGEST_DIFFERS)));
        return staged;
    }

    public static StagedBackups secondPlaceAway() {
        var staged = week();
        staged.secondObstacle = Optional.of(away());
        staged.backups.replaceAll(backup -> missedSecond(backup) ? withoutCopy(backup) : backup);
        return staged;
    }

    /// The last three nights, and one long ago that no longer matters.
    private static boolean missedSecond(Backup backup) {
        var age = Duration.between(backup.madeAt(), Staged.NOW);
        return age.toHours() < 60 || age.toDays() >= 6;
    }

    private static Backup withoutCopy(Backup backup) {
        var missing = new SecondCopy(copy(backup), CopyState.MISSING, Optional.of(away()), backup.madeAt());
        return second(backup, missing);
    }

    public static StagedBackups firstPlaceAway() {
        var staged = week();
        var gone = Problem.of(Code.BACKUP_FOLDER_MISSING, FOLDER);
        staged.firstObstacle = Optional.of(gone);
        staged.become("freight", 0, BackupState.FAILED, Optional.of(gone));
        staged.become("telemetry", 0, BackupState.FAILED, Optional.of(gone));
        return staged;
    }

    public static StagedBackups onePlace() {
        var staged = week();
        staged.second = Optional.empty();
        staged.backups.replaceAll(StagedBackups::alone);
        return staged;
    }

    /// Every restore, backup or proof goes so far, and never ends: for pictures.
    public StagedBackups stoppingAt(Stage stage) {
        stopsAt = Optional.of(stage);
        return this;
    }

    /// What is asked next is refused so.
    public StagedBackups refusing(Problem why) {
        refusal = Optional.of(why);
        return this;
    }

    public void refuseNoMore() {
        refusal = Optional.empty();
    }

    /// As if somebody had called the work off from within.
    public StagedBackups callingOff() {
        calledOffByItself = true;
        return this;
    }

    public StagedBackups withBrokenWarehouse() {
        liveBroken = true;
        return this;
    }

    public List<Wish> wishes() {
        return wishes;
    }

    public List<Restore.Order> orders() {
        return orders;
    }

    public int pruned() {
        return pruned;
    }

    public Backup newest(String pipeline) {
        return backups.stream()
                .filter(backup -> backup.pipeline().equals(pipeline))
                .findFirst()
                .orElseThrow();
    }

    public void add(Backup backup) {
        backups.addFirst(backup);
    }

    @Override
    public Stock stock() {
        var standings = List.of("freight", "telemetry").stream().map(this::standing);
        return new Stock(standings.toList(), backups, FOLDER, firstObstacle, DAY);
    }

    @Override
    public Backup take(Wish wish, Onlooker onlooker) {
        wishes.add(wish);
        work(onlooker, Stage.COPYING, Stage.VERIFYING, Stage.HASHING, Stage.SECOND_PLACE);
        var taken = made(wish.pipeline(), Staged.NOW, "n3w5", wish.occasion(), BackupState.VERIFIED);
        add(secondObstacle
                .map(why -> second(taken, new SecondCopy(copy(taken), CopyState.MISSING, Optional.of(why), Staged.NOW)))
                .orElse(taken));
        return newest(wish.pipeline());
    }

    @Override
    public Backup prove(BackupId id, Onlooker onlooker) {
        work(onlooker, Stage.COPYING, Stage.PROVING);
        backups.replaceAll(
                backup -> backup.id().equals(id) && backup.state().good() ? as(backup, BackupState.PROVEN) : backup);
        return get(id);
    }

    @Override
    public RestorePlan plan(BackupId id, Onlooker onlooker) {
        work(onlooker, Stage.HASHING);
        var backup = get(id);
        var damaged = backup.state() == BackupState.DAMAGED;
        return new RestorePlan(
                backup,
                damaged ? copy(backup) : backup.file(),
                WAREHOUSES.resolve(backup.pipeline() + ".sqlite"),
                lost(backup),
                List.of(),
                liveBroken
                        ? Optional.empty()
                        : Optional.of(newest(backup.pipeline()).facts()),
                backup.pipeline().equals("telemetry") ? Optional.of("model-2026-02-21-k3p9") : Optional.empty(),
                backup.pipeline().equals("telemetry") ? Optional.of("model-2026-02-19-t2v7") : Optional.empty(),
                liveBroken
                        ? Optional.of(
                                Problem.of(Code.WAREHOUSE_DAMAGED, backup.pipeline() + ".sqlite", Reason.PAGES_DAMAGED))
                        : Optional.empty());
    }

    @Override
    public Restore restore(BackupId id, Restore.Order order, Onlooker onlooker) {
        orders.add(order);
        work(onlooker, Stage.COPYING, Stage.VERIFYING, Stage.SAFETY_BACKUP, Stage.SWAPPING);
        var backup = get(id);
        return new Restore(
                "restore-" + backup.pipeline() + "-20260221-050312-p4tk-4711",
                id,
                backup.pipeline(),
                RestoreState.DONE,
                order.actor(),
                order.reason(),
                liveBroken ? Optional.empty() : Optional.of(new BackupId(backup.pipeline() + "-20260221-050313-s4fe")),
                WAREHOUSES.resolve(backup.pipeline() + ".sqlite.replaced-20260221-050312-p4tk"),
                Optional.empty(),
                Staged.NOW,
                Optional.of(Staged.NOW));
    }

    @Override
    public List<Retention.Plan> pruning() {
        refuse();
        return List.of(plan("freight"), plan("telemetry"));
    }

    @Override
    public List<Backup> prune(Onlooker onlooker) {
        work(onlooker, Stage.HASHING);
        var dropped = pruning().stream().flatMap(plan -> plan.drop().stream()).toList();
        dropped.forEach(gone ->
                backups.replaceAll(backup -> backup.id().equals(gone.id()) ? as(backup, BackupState.GONE) : backup));
        pruned++;
        return dropped;
    }

    public static Backup made(String pipeline, Instant at, String name, Occasion occasion, BackupState state) {
        var stamp = at.toString().replaceAll("[-:]|\\.\\d+|Z", "").replace('T', '-');
        var id = new BackupId(pipeline + "-" + stamp + "-" + name);
        var nights = 30 - Duration.between(at, Staged.NOW).toDays();
        var facts = pipeline.equals("freight") ? 502 * nights : 8_640 * nights;
        var file = FOLDER.resolve(id + ".sqlite");
        return new Backup(
                id,
                pipeline,
                file,
                occasion,
                occasion == Occasion.AFTER_RUN ? pipeline + "-" + at.toString().substring(0, 10) + "-a7k2" : "Contrôle",
                occasion == Occasion.AFTER_RUN ? "vigie" : "a.mbarga",
                Optional.of(pipeline + "-" + at.toString().substring(0, 10) + "-a7k2"),
                state,
                Optional.empty(),
                Optional.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                facts * 310,
                facts,
                Optional.of("c0ffee"),
                nights,
                true,
                at,
                Optional.of(at.plusSeconds(4)),
                state == BackupState.PROVEN ? Optional.of(at.plusSeconds(9)) : Optional.empty(),
                Optional.of(new SecondCopy(
                        SECOND.resolve(id + ".sqlite"), CopyState.COPIED, Optional.empty(), at.plusSeconds(6))));
    }

    private static Backup of(String pipeline, int nightsBack, BackupState state) {
        var night = Staged.NIGHT.minusDays(nightsBack);
        var at = Staged.at(night, pipeline.equals("freight") ? "02:19:04" : "03:21:40");
        var occasion =
                nightsBack == 3 ? Occasion.ON_DEMAND : nightsBack == 5 ? Occasion.BEFORE_RERUN : Occasion.AFTER_RUN;
        return made(pipeline, at, (pipeline.equals("freight") ? "k7m" : "q4z") + (nightsBack + 2), occasion, state);
    }

    public static Backup as(Backup backup, BackupState state) {
        return with(backup, state, backup.problem(), backup.second());
    }

    private static Backup second(Backup backup, SecondCopy copy) {
        return with(backup, backup.state(), backup.problem(), Optional.of(copy));
    }

    private static Backup alone(Backup backup) {
        return with(backup, backup.state(), backup.problem(), Optional.empty());
    }

    private static Backup with(Backup backup, BackupState state, Optional<Problem> problem, Optional<SecondCopy> copy) {
        return new Backup(
                backup.id(),
                backup.pipeline(),
                backup.file(),
                backup.occasion(),
                backup.reason(),
                backup.actor(),
                backup.run(),
                state,
                problem,
                backup.sha256(),
                backup.bytes(),
                backup.facts(),
                backup.contentDigest(),
                backup.ledgerRows(),
                backup.ledgerAgrees(),
                backup.madeAt(),
                backup.verifiedAt(),
                state == BackupState.PROVEN ? Optional.of(backup.madeAt().plusSeconds(9)) : Optional.empty(),
                copy);
    }

    private void become(String pipeline, int place, BackupState state, Optional<Problem> problem) {
        var old = backups.stream()
                .filter(backup -> backup.pipeline().equals(pipeline))
                .toList()
                .get(place);
        backups.replaceAll(backup -> backup.equals(old) ? with(old, state, problem, old.second()) : backup);
    }

    private Standing standing(String pipeline) {
        var mine = backups.stream()
                .filter(backup -> backup.pipeline().equals(pipeline))
                .toList();
        var proven = mine.stream()
                .filter(backup -> backup.state() == BackupState.PROVEN)
                .findFirst();
        var good = mine.stream().filter(backup -> backup.state().good()).findFirst();
        return new Standing(
                pipeline,
                proven,
                proven.map(backup -> Duration.between(backup.madeAt(), Staged.NOW)),
                RPO,
                good,
                mine.stream().findFirst().flatMap(Backup::problem),
                second.map(place -> new SecondStanding(place, good, secondObstacle)));
    }

    private Retention.Plan plan(String pipeline) {
        var keep = new ArrayList<Retention.Kept>();
        var drop = new ArrayList<Backup>();
        var there = backups.stream()
                .filter(backup -> backup.pipeline().equals(pipeline) && backup.state() != BackupState.GONE)
                .toList();
        for (var place = 0; place < there.size(); place++) {
            var why = why(place);
            if (why.isEmpty()) {
                drop.add(there.get(place));
            } else {
                keep.add(new Retention.Kept(there.get(place), why));
            }
        }
        return new Retention.Plan(keep, drop);
    }

    private static Set<Keep> why(int place) {
        return switch (place) {
            case 0 -> EnumSet.of(Keep.NEWEST, Keep.RECENT, Keep.DAY, Keep.WEEK, Keep.MONTH, Keep.YEAR);
            case 1 -> EnumSet.of(Keep.RECENT, Keep.DAY);
            case 2, 3, 4 -> EnumSet.of(Keep.DAY);
            default -> EnumSet.noneOf(Keep.class);
        };
    }

    private List<Run> lost(Backup backup) {
        var lost = new ArrayList<Run>();
        for (var back = 0; back < 30; back++) {
            var run =
                    Staged.of(backup.pipeline(), Staged.succeeded(Staged.NIGHT.minusDays(back), "a7k" + (back + 2), 0));
            if (Staged.at(run.slot(), "02:19:00").isAfter(backup.madeAt())) {
                lost.add(run);
            }
        }
        return lost;
    }

    private Backup get(BackupId id) {
        return backups.stream()
                .filter(backup -> backup.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Code.UNKNOWN_BACKUP, id, "vigie backup list"));
    }

    private void work(Onlooker onlooker, Stage... stages) {
        refuse();
        for (var stage : stages) {
            onlooker.sees(stage, 0);
            onlooker.sees(stage, 0.42);
            if (stopsAt.equals(Optional.of(stage))) {
                throw new StagedDesk.GoesOn();
            }
            if (calledOffByItself || onlooker.callsOff()) {
                throw new CancellationException();
            }
            onlooker.sees(stage, 1);
        }
    }

    private void refuse() {
        refusal.ifPresent(why -> {
            throw new ProblemException(why);
        });
    }

    private static Path copy(Backup backup) {
        return SECOND.resolve(backup.id() + ".sqlite");
    }

    private static Problem away() {
        return Problem.of(Code.SECOND_PLACE_UNREACHABLE, SECOND, Reason.FILE_NOT_THERE);
    }
}
