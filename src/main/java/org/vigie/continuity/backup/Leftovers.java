package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// What processes left behind that ended in the middle of a backup. One that already had its name
/// was verified before: its bytes are looked at once more, and it is a backup.
final class Leftovers {
    private final BackupStore store;
    private final Path folder;
    private final InstantSource clock;

    Leftovers(BackupStore store, Path folder, InstantSource clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
    }

    void clear() {
        var all = store.all();
        all.stream()
                .filter(backup -> backup.state() == BackupState.MAKING)
                .filter(backup -> !store.maker(backup.id()).alive())
                .forEach(this::end);
        all.stream()
                .filter(backup -> backup.state() == BackupState.GONE)
                .filter(backup -> Files.exists(backup.file()))
                .forEach(backup -> Making.sweep(backup.file()));
        sweepDrafts(all);
    }

    private void end(Backup backup) {
        try {
            Inspection.bytes(backup, backup.file(), Onlooker.NOBODY);
            store.sound(backup.id(), clock.instant());
        } catch (UnsoundException e) {
            Making.sweep(backup.file());
            store.become(backup.id(), BackupState.FAILED, Optional.of(Problem.of(Code.BACKUP_CUT_SHORT, backup.id())));
        }
    }

    /// Of backups that the book does not call under way; it may have been lost.
    private void sweepDrafts(List<Backup> all) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var underWay = all.stream()
                .filter(backup -> backup.state() == BackupState.MAKING)
                .filter(backup -> store.maker(backup.id()).alive())
                .map(backup -> backup.id().value())
                .toList();
        try (var files = Files.newDirectoryStream(folder, "*" + Durable.DRAFT + "*")) {
            for (var file : files) {
                if (underWay.stream().noneMatch(file.getFileName().toString()::startsWith)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException _) {
            return; // the folder cannot be written now: the next backup says so
        }
    }
}
