package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.continuity.backup.Backup.SecondCopy;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;
import org.vigie.warehouse.Figures;
import org.vigie.warehouse.LedgerRow;

/// Makes a backup ready to be swapped in, and judges it: nothing that is truncated, foreign, empty,
/// damaged or of another schema comes near the warehouse.
record Preparation(Scratch scratch) {
    private static final long SPACE_BESIDE = 16L << 20;

    /// The backup's own file, or where that is damaged its copy in the second place.
    ///
    /// @throws ProblemException RESTORE_UNSOUND, with what is wrong with the backup's own file
    Path source(Backup backup, Onlooker onlooker) {
        try {
            Inspection.bytes(backup, backup.file(), onlooker);
            return backup.file();
        } catch (UnsoundException e) {
            return backup.second()
                    .map(SecondCopy::file)
                    .filter(file -> isSound(backup, file, onlooker))
                    .orElseThrow(() -> unsound(backup, e));
        }
    }

    /// Copies the backup to a file beside the warehouse, reads that back byte by byte, opens it, counts,
    /// compares. The same bytes were looked at page by page, and row by row, when the backup was made:
    /// the hash stands for that.
    ///
    /// @throws ProblemException RESTORE_UNSOUND, RESTORE_NO_SPACE, RESTORE_NOT_WRITTEN
    void prepare(Backup backup, Depot depot, Path ready, Onlooker onlooker) {
        try {
            refuseFullDisk(backup, Durable.folder(ready));
            copy(backup, ready, onlooker);
            Inspection.bytes(backup, ready, onlooker);
            refuseOtherShape(depot, refuseDiffering(backup, depot, ready));
        } catch (UnsoundException e) {
            throw unsound(backup, e);
        } catch (IOException e) {
            throw new ProblemException(Code.RESTORE_NOT_WRITTEN, ready.getFileName(), SystemWords.of(e));
        }
    }

    private static void copy(Backup backup, Path ready, Onlooker onlooker) throws UnsoundException, IOException {
        try {
            Inspection.copy(backup, backup.file(), ready, onlooker);
        } catch (UnsoundException e) {
            if (backup.second().isEmpty()) {
                throw e;
            }
            copySecond(backup, ready, onlooker, e);
        }
    }

    /// @param first what is wrong with the backup's own file: it is what a person is told
    private static void copySecond(Backup backup, Path ready, Onlooker onlooker, UnsoundException first)
            throws UnsoundException, IOException {
        try {
            Inspection.copy(backup, backup.second().orElseThrow().file(), ready, onlooker);
        } catch (UnsoundException e) {
            first.addSuppressed(e);
            throw first;
        }
    }

    void refuseOther(Backup backup, Path ready) {
        try {
            Inspection.bytes(backup, ready, Onlooker.NOBODY);
        } catch (UnsoundException e) {
            throw unsound(backup, e);
        }
    }

    /// The warehouse that people read now is the backup: counted once more, under its own name.
    void refuseUnproven(Backup backup, Depot depot) {
        try {
            refuseDiffering(backup, depot, depot.file());
        } catch (UnsoundException e) {
            throw unsound(backup, e);
        }
    }

    private static Figures refuseDiffering(Backup backup, Depot depot, Path file) throws UnsoundException {
        try (var session = depot.as().apply(file).openReadOnly()) {
            var figures = Figures.of(session);
            if (figures.ledgerRows() != backup.ledgerRows()
                    || !figures.newest().map(LedgerRow::runId).equals(backup.run())
                    || figures.rows().getOrDefault(depot.factTable(), 0L) != backup.facts()) {
                throw new UnsoundException(Reason.READS_BACK_DIFFERENTLY);
            }
            return figures;
        } catch (ProblemException e) {
            throw UnsoundException.of(e);
        }
    }

    /// What our own program makes of an empty file is what a warehouse looks like. An older version
    /// is brought up to ours when it is opened.
    private void refuseOtherShape(Depot depot, Figures figures) throws UnsoundException, IOException {
        try (var room = scratch.open(new BackupId("shape"))) {
            var database = depot.as().apply(room.file());
            database.create();
            try (var session = database.openReadOnly()) {
                var ours = Figures.of(session);
                if (figures.version() == ours.version() && !figures.isShapedAs(ours)) {
                    throw new UnsoundException(Reason.OTHER_SCHEMA);
                }
            }
        }
    }

    private static void refuseFullDisk(Backup backup, Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        long needed = backup.bytes() + SPACE_BESIDE;
        if (free < needed) {
            throw new ProblemException(Code.RESTORE_NO_SPACE, folder, needed, free);
        }
    }

    private static boolean isSound(Backup backup, Path file, Onlooker onlooker) {
        try {
            Inspection.bytes(backup, file, onlooker);
            return true;
        } catch (UnsoundException _) {
            return false; // the sentence names what is wrong with the backup's own file
        }
    }

    private static ProblemException unsound(Backup backup, UnsoundException failure) {
        return new ProblemException(Code.RESTORE_UNSOUND, backup.id(), failure.reason());
    }
}
