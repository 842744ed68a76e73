package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;
import org.vigie.runs.ProcessIdentity;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.StillCopy;
import org.vigie.warehouse.Figures;

/// One backup, from the wish to its name: copied, opened, held against the original, hashed, synced,
/// and only then named. Whatever goes wrong, nothing of it stays.
final class Making {
    static final String ENDING = ".sqlite";

    private static final long SPACE_BESIDE = 16L << 20;

    private final BackupStore store;
    private final Path folder;
    private final InstantSource clock;

    Making(BackupStore store, Path folder, InstantSource clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
    }

    /// @throws ProblemException why there is none; the older ones are as they were
    BackupId take(Depot depot, Wish wish, Onlooker onlooker) {
        var madeAt = clock.instant();
        var id = new BackupId(wish.pipeline() + "-" + Stamp.of(madeAt));
        var file = folder.resolve(id + ENDING);
        store.begin(id, file.getFileName().toString(), wish, madeAt, ProcessIdentity.own());
        Optional<Problem> problem = Optional.of(Problem.of(Code.BACKUP_CUT_SHORT, id));
        try {
            refuseFolder(depot);
            make(depot, new Manifest.Head(id, wish, Instants.text(madeAt)), file, onlooker);
            store.sound(id, clock.instant());
            problem = Optional.empty();
            return id;
        } catch (ProblemException e) {
            problem = Optional.of(e.problem());
            throw e;
        } catch (CancellationException e) {
            problem = Optional.of(Problem.of(Code.BACKUP_CALLED_OFF, wish.pipeline()));
            throw new ProblemException(problem.get(), e);
        } catch (IOException e) {
            problem = Optional.of(Problem.of(Code.BACKUP_NOT_WRITTEN, file.getFileName(), SystemWords.of(e)));
            throw new ProblemException(problem.get(), e);
        } finally {
            if (problem.isPresent()) {
                sweep(file);
                store.become(id, BackupState.FAILED, problem);
            }
        }
    }

    private void make(Depot depot, Manifest.Head head, Path file, Onlooker onlooker) throws IOException {
        var draft = Durable.draft(file);
        Content content;
        try (var copy = StillCopy.make(depot.live(), draft, new Growth(depot, onlooker)::goesOn)) {
            content = Content.of(depot, draft, Stage.VERIFYING, onlooker);
            hold(copy, content, depot);
        } catch (UnsoundException e) {
            throw lacksParts(e) ? damaged(depot, e) : unverified(depot, e.reason());
        }
        var sha256 = Durable.sha256(draft, Stage.HASHING, onlooker);
        Durable.sync(draft);
        store.describe(head.id(), content, sha256, Files.size(draft));
        new Manifest(head, sha256, Files.size(draft), content).write(manifest(file));
        Durable.name(draft, file);
    }

    /// Where the facts are those that the ledger tells, its digest has proven them; where they are
    /// not, somebody changed them by hand, and they are held against the original row by row.
    private static void hold(StillCopy copy, Content content, Depot depot) {
        var original = Figures.of(copy.original());
        var there = content.figures();
        var differing = there.differing(original.rows());
        if (!there.isShapedAs(original)) {
            throw unverified(depot, Reason.OTHER_SCHEMA);
        }
        if (!there.ledger().equals(original.ledger())) {
            throw unverified(depot, Reason.LEDGER_DIFFERS);
        }
        var unproven = there.rows().keySet().stream()
                .filter(table -> !table.equals(depot.factTable()) || !content.agrees())
                .toList();
        var all = Stream.concat(differing.stream(), copy.differing(unproven).stream())
                .distinct()
                .toList();
        if (!all.isEmpty()) {
            throw unverified(depot, Reason.ROWS_DIFFER.of(String.join(", ", all)));
        }
    }

    /// The copy has every part that the original has: what it lacks, the warehouse lacks.
    private static boolean lacksParts(UnsoundException failure) {
        return failure.reason().startsWith(Reason.PARTS_MISSING.toString());
    }

    private static ProblemException damaged(Depot depot, UnsoundException failure) {
        return new ProblemException(Code.WAREHOUSE_DAMAGED, depot.file().getFileName(), failure.reason());
    }

    private static ProblemException unverified(Depot depot, Object reason) {
        return new ProblemException(Code.BACKUP_UNVERIFIED, depot.file().getFileName(), reason);
    }

    /// How large the copy is, against the original.
    private static final class Growth {
        private final double all;
        private final Onlooker onlooker;

        Growth(Depot depot, Onlooker onlooker) {
            this.all = Math.max(1, depot.file().toFile().length());
            this.onlooker = onlooker;
        }

        boolean goesOn(long bytes) {
            onlooker.sees(Stage.COPYING, Math.min(1, bytes / all));
            return !onlooker.callsOff();
        }
    }

    /// Whether the folder can be written to now. One that is not there is never made here: it may be
    /// a disk that is not mounted.
    Optional<Problem> obstacle() {
        if (!Files.isDirectory(folder)) {
            return Optional.of(Problem.of(Code.BACKUP_FOLDER_MISSING, folder));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(Problem.of(Code.BACKUP_FOLDER_UNUSABLE, folder, Reason.NOT_WRITABLE));
    }

    private void refuseFolder(Depot depot) {
        obstacle().ifPresent(why -> {
            throw new ProblemException(why);
        });
        try {
            long needed = depot.file().toFile().length() + SPACE_BESIDE;
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                throw new ProblemException(Code.BACKUP_NO_SPACE, folder, needed, free);
            }
        } catch (IOException e) {
            throw new ProblemException(Code.BACKUP_FOLDER_UNUSABLE, folder, SystemWords.of(e));
        }
    }

    /// Removes what there is of a backup that never came to be.
    static void sweep(Path file) {
        for (var part : List.of(
                Durable.draft(file),
                file.resolveSibling(Durable.draft(file).getFileName() + "-journal"),
                Durable.draft(manifest(file)),
                manifest(file),
                file)) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException _) {
                return; // the folder went away, or cannot be written now: the next start looks again
            }
        }
    }

    static Path manifest(Path file) {
        var name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + Manifest.ENDING);
    }
}
