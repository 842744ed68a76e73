package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.vigie.continuity.backup.Backup.CopyState;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// Another disk, or a share, with a copy of each backup. A place that is not there is never made: it
/// may be a disk that is not mounted. What could not be copied is told, and tried again.
final class SecondPlace {
    private final Path folder;
    private final BackupStore store;
    private final InstantSource clock;

    SecondPlace(Path folder, BackupStore store, InstantSource clock) {
        this.folder = folder;
        this.store = store;
        this.clock = clock;
    }

    Path folder() {
        return folder;
    }

    /// Whether it can be written to now.
    Optional<Problem> obstacle() {
        if (!Files.isDirectory(folder)) {
            return Optional.of(unreachable(Reason.FILE_NOT_THERE));
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of(unreachable(Reason.NOT_WRITABLE));
    }

    void copy(Backup backup, Onlooker onlooker) {
        var problem = obstacle().or(() -> written(backup, onlooker));
        remember(backup, problem.isEmpty() ? CopyState.COPIED : CopyState.MISSING, problem);
    }

    void verify(Backup backup, Onlooker onlooker) {
        if (!Files.isDirectory(folder)) {
            remember(backup, CopyState.MISSING, obstacle());
            return;
        }
        try {
            Inspection.bytes(backup, target(backup), onlooker);
            remember(backup, CopyState.COPIED, Optional.empty());
        } catch (UnsoundException e) {
            var state = Files.exists(target(backup)) ? CopyState.DAMAGED : CopyState.MISSING;
            remember(backup, state, Optional.of(Problem.of(Code.BACKUP_DAMAGED, target(backup), e.reason())));
        }
    }

    /// @return false when the place cannot be reached now
    boolean remove(Backup backup) {
        if (obstacle().isPresent()) {
            return false;
        }
        Making.sweep(target(backup));
        return Files.notExists(target(backup));
    }

    private Path target(Backup backup) {
        return folder.resolve(backup.file().getFileName().toString());
    }

    /// The copy is read back before it has its name.
    private Optional<Problem> written(Backup backup, Onlooker onlooker) {
        var target = target(backup);
        var draft = Durable.draft(target);
        try {
            Inspection.copy(backup, backup.file(), draft, onlooker);
            Inspection.bytes(backup, draft, onlooker);
            onlooker.sees(Stage.SECOND_PLACE, 1);
            copyManifest(backup, target);
            Durable.name(draft, target);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreachable(SystemWords.of(e)));
        } catch (UnsoundException e) {
            return Optional.of(Problem.of(Code.BACKUP_DAMAGED, backup.id(), e.reason()));
        } catch (CancellationException e) {
            return Optional.of(Problem.of(Code.BACKUP_CALLED_OFF, backup.pipeline()));
        } finally {
            deleteDraft(draft);
        }
    }

    private static void copyManifest(Backup backup, Path target) throws IOException {
        var manifest = Making.manifest(backup.file());
        if (Files.exists(manifest)) {
            Files.copy(manifest, Making.manifest(target), StandardCopyOption.REPLACE_EXISTING);
            Durable.sync(Making.manifest(target));
        }
    }

    private static void deleteDraft(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException _) {
            return; // the place went away in the middle: told by the copy itself
        }
    }

    private void remember(Backup backup, CopyState state, Optional<Problem> problem) {
        store.second(backup.id(), folder, state, problem, clock.instant());
    }

    private Problem unreachable(Object reason) {
        return Problem.of(Code.SECOND_PLACE_UNREACHABLE, folder, reason);
    }
}
