package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.vigie.continuity.backup.Backup.CopyState;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.instance.Instance;
import org.vigie.instance.Settings.BackupSettings;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;
import org.vigie.sqlite.Session;

/// The backups of an installation: taken, listed, verified, proven, pruned.
public final class Backups {
    static final Duration SURE_FOR = Duration.ofHours(24);

    private final Map<String, Depot> depots;
    private final BackupStore store;
    private final BackupSettings settings;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Making making;
    private final Scratch scratch;
    private final Path folder;
    private final Optional<SecondPlace> second;

    public Backups(Instance instance, Map<String, Depot> depots, Session book, InstantSource clock) {
        this.depots = Map.copyOf(depots);
        this.folder = instance.backups();
        this.store = new BackupStore(book, folder);
        this.settings = instance.settings().backup();
        this.zone = instance.settings().zone();
        this.clock = clock;
        this.making = new Making(store, folder, clock);
        this.scratch = new Scratch(instance.scratch());
        this.second = settings.secondPlace().map(place -> new SecondPlace(place, store, clock));
    }

    /// Takes one, verified; with a copy in the second place, where one is set. What became of that
    /// copy is in [Backup#second]: it never makes the backup itself fail.
    ///
    /// @throws ProblemException UNKNOWN_PIPELINE, RESTORE_UNDER_WAY, one of BACKUP_…, or what is wrong with the
    ///   warehouse
    public Backup take(Wish wish, Onlooker onlooker) {
        if (wish.occasion() != Occasion.BEFORE_RESTORE) {
            refuseWhileRestored(wish.pipeline());
        }
        var id = making.take(depot(wish.pipeline()), wish, onlooker);
        second.ifPresent(place -> place.copy(known(id), onlooker));
        return known(id);
    }

    /// Every backup that was ever asked for, the newest first.
    public List<Backup> list() {
        return store.all();
    }

    /// Those of one pipeline that are there, the newest first.
    public List<Backup> good(String pipeline) {
        return list().stream()
                .filter(backup ->
                        backup.pipeline().equals(pipeline) && backup.state().good())
                .toList();
    }

    /// @param reference an id, its last four characters, or `last`: the newest good one
    /// @throws ProblemException UNKNOWN_BACKUP
    public Backup get(String reference) {
        if (reference.equals("last")) {
            return list().stream()
                    .filter(backup -> backup.state().good())
                    .findFirst()
                    .orElseThrow(() -> unknown(reference));
        }
        var found = store.named(reference);
        if (found.size() != 1) {
            throw unknown(reference);
        }
        return found.getFirst();
    }

    /// Reads every byte again, here and in the second place.
    ///
    /// @return the backup as it is known now: DAMAGED with the reason when a single bit differs
    public Backup verify(BackupId id, Onlooker onlooker) {
        var backup = known(id);
        if (!isThere(backup)) {
            return backup;
        }
        try {
            Inspection.bytes(backup, backup.file(), onlooker);
            store.sound(id, clock.instant());
        } catch (UnsoundException e) {
            damaged(id, e);
        }
        second.filter(_ -> backup.second().isPresent()).ifPresent(place -> place.verify(backup, onlooker));
        return known(id);
    }

    /// Really restores it, to a scratch file, opens that and compares.
    ///
    /// @return the backup as it is known now: PROVEN, or DAMAGED with the reason
    /// @throws ProblemException BACKUP_NOT_WRITTEN when there is no room for the scratch file
    public Backup prove(BackupId id, Onlooker onlooker) {
        var backup = known(id);
        if (!isThere(backup)) {
            return backup;
        }
        try (var room = scratch.open(id)) {
            var copy = room.file();
            Inspection.copy(backup, backup.file(), copy, onlooker);
            compare(backup, Content.of(depot(backup.pipeline()), copy, Stage.PROVING, onlooker));
            store.proven(id, clock.instant());
        } catch (UnsoundException e) {
            damaged(id, e);
        } catch (IOException e) {
            throw new ProblemException(Code.BACKUP_NOT_WRITTEN, scratch.folder(), SystemWords.of(e));
        } catch (CancellationException e) {
            throw new ProblemException(Problem.of(Code.BACKUP_CALLED_OFF, backup.pipeline()), e);
        }
        return known(id);
    }

    public Standing standing(String pipeline) {
        var mine = list().stream()
                .filter(backup -> backup.pipeline().equals(pipeline))
                .toList();
        var proven = mine.stream()
                .filter(backup -> backup.state() == BackupState.PROVEN)
                .findFirst();
        var failure = mine.stream()
                .filter(backup -> backup.state() != BackupState.MAKING && backup.state() != BackupState.GONE)
                .findFirst()
                .flatMap(Backup::problem);
        return new Standing(
                pipeline,
                proven,
                proven.map(backup -> Duration.between(backup.madeAt(), clock.instant())),
                settings.rpo(),
                mine.stream().filter(backup -> backup.state().good()).findFirst(),
                failure,
                second.map(place -> standing(place, mine)));
    }

    /// What the retention would keep and drop now, by what is known; [#prune] looks again.
    public List<Retention.Plan> pruning() {
        return depots.keySet().stream().sorted().map(this::plan).toList();
    }

    /// Removes what the retention drops. What takes a place is really verified before anything goes
    /// in its favour.
    ///
    /// @return what was removed
    public List<Backup> prune(Onlooker onlooker) {
        var removed = new ArrayList<Backup>();
        depots.keySet().stream().sorted().forEach(pipeline -> removed.addAll(prune(pipeline, onlooker)));
        return removed;
    }

    /// @throws ProblemException RESTORE_UNDER_WAY while the pipeline's warehouse is replaced
    public void refuseWhileRestored(String pipeline) {
        store.restoring(pipeline).ifPresent(restore -> {
            throw new ProblemException(Code.RESTORE_UNDER_WAY, pipeline, restore);
        });
    }

    /// The folder of the second place and why it cannot be reached now, where one is set.
    public Optional<Problem> secondPlaceObstacle() {
        return second.flatMap(SecondPlace::obstacle);
    }

    /// Ends what processes left behind that are gone, and removes what has no name yet.
    public void tidy() {
        new Leftovers(store, folder, clock).clear();
    }

    Depot depot(String pipeline) {
        return Optional.ofNullable(depots.get(pipeline))
                .orElseThrow(() -> new ProblemException(
                        Code.UNKNOWN_PIPELINE,
                        pipeline,
                        String.join(", ", depots.keySet().stream().sorted().toList())));
    }

    /// Whether the settings still speak of it; the book may know older ones.
    boolean knows(String pipeline) {
        return depots.containsKey(pipeline);
    }

    /// Where the warehouse of a pipeline lies; of one that the settings no longer speak of, its name.
    Path warehouse(String pipeline) {
        return Optional.ofNullable(depots.get(pipeline)).map(Depot::file).orElseGet(() -> Path.of(pipeline));
    }

    List<Depot> depots() {
        return List.copyOf(depots.values());
    }

    BackupSettings settings() {
        return settings;
    }

    /// Copies the newest good one to the second place, where it is missing there.
    void catchUp(Backup newest, Onlooker onlooker) {
        boolean there =
                newest.second().filter(copy -> copy.state() == CopyState.COPIED).isPresent();
        second.filter(_ -> !there)
                .filter(place -> place.obstacle().isEmpty())
                .ifPresent(place -> place.copy(newest, onlooker));
    }

    Instant now() {
        return clock.instant();
    }

    static void compare(Backup backup, Content content) throws UnsoundException {
        if (content.facts() != backup.facts() || !Optional.of(content.digest()).equals(backup.contentDigest())) {
            throw new UnsoundException(Reason.READS_BACK_DIFFERENTLY);
        }
        if (content.figures().ledgerRows() != backup.ledgerRows()
                || !content.newestRun().equals(backup.run())) {
            throw new UnsoundException(Reason.LEDGER_DIFFERS);
        }
    }

    private List<Backup> prune(String pipeline, Onlooker onlooker) {
        var plan = plan(pipeline);
        while (!plan.drop().isEmpty() && plan.keep().stream().anyMatch(kept -> turnsOutBad(kept, onlooker))) {
            plan = plan(pipeline);
        }
        return plan.drop().stream().filter(backup -> remove(backup)).toList();
    }

    /// The newest one is looked at whatever was seen before: all the others go in its favour.
    private boolean turnsOutBad(Retention.Kept kept, Onlooker onlooker) {
        var backup = kept.backup();
        if (!backup.state().good()) {
            return false;
        }
        boolean sure = backup.verifiedAt()
                .filter(at -> at.isAfter(clock.instant().minus(SURE_FOR)))
                .isPresent();
        boolean newest = kept.why().contains(Retention.Keep.NEWEST);
        return (newest || !sure) && !verify(backup.id(), onlooker).state().good();
    }

    /// Told in the book before it is done; a file that is still there is removed at the next start.
    private boolean remove(Backup backup) {
        store.become(backup.id(), BackupState.GONE, backup.problem());
        Making.sweep(backup.file());
        second.filter(_ -> backup.second().isPresent()).ifPresent(place -> place.remove(backup));
        return true;
    }

    private Retention.Plan plan(String pipeline) {
        var mine = list().stream()
                .filter(backup -> backup.pipeline().equals(pipeline))
                .toList();
        return Retention.plan(mine, settings.keep(), zone, clock.instant());
    }

    private static Standing.SecondStanding standing(SecondPlace place, List<Backup> mine) {
        var newest = mine.stream()
                .filter(backup -> backup.state().good())
                .filter(backup -> backup.second()
                        .filter(copy -> copy.state() == CopyState.COPIED)
                        .isPresent())
                .findFirst();
        return new Standing.SecondStanding(place.folder(), newest, place.obstacle());
    }

    private static boolean isThere(Backup backup) {
        return backup.state().good() || backup.state() == BackupState.DAMAGED;
    }

    private void damaged(BackupId id, UnsoundException e) {
        store.become(id, BackupState.DAMAGED, Optional.of(Problem.of(Code.BACKUP_DAMAGED, id, e.reason())));
    }

    private Backup known(BackupId id) {
        return store.find(id).orElseThrow(() -> unknown(id.value()));
    }

    private static ProblemException unknown(String reference) {
        return new ProblemException(Code.UNKNOWN_BACKUP, reference, "vigie backup list");
    }
}
