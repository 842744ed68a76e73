package org.vigie.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.continuity.recovery.Diagnosis.GoodData;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.sqlite.Database;

/// Opens the warehouse itself, so that SQLite rolls back what a dead writer left, and looks at it. No
/// file of it is deleted, moved or copied before that.
final class WarehouseMending {
    private static final List<String> JOURNALS = List.of("-journal", "-wal");

    private final OpenHouse house;
    private final WarehouseLook look;
    private final SafeCopy copies;

    WarehouseMending(OpenHouse house, WarehouseLook look, SafeCopy copies) {
        this.house = house;
        this.look = look;
        this.copies = copies;
    }

    /// @throws ProblemException WAREHOUSE_LOCKED with the holder, when it was waited for in vain;
    ///   NO_PROVEN_BACKUP when it is damaged and nothing can replace it
    Result mend(Intervention it, Witness witness) {
        var database = Workshop.warehouse(house.instance(), it.pipeline());
        tellJournals(database.file(), witness);
        try {
            open(database, witness);
            look.refuseUnsound(database, it.pipeline());
        } catch (ProblemException e) {
            if (!isUnsound(e)) {
                throw e;
            }
            witness.saw(Note.of(e.problem()));
            closeTheGone(it, witness);
            if (!copies.restore(it, witness)) {
                throw new ProblemException(
                        Code.NO_PROVEN_BACKUP, database.file().getFileName());
            }
        }
        tellSound(it.pipeline(), database.file(), witness);
        closeTheGone(it, witness);
        return Result.DONE;
    }

    /// Opening for writing recovers it; the lock shows that nobody else is at work in it.
    private static void open(Database database, Witness witness) {
        var name = database.file().getFileName();
        long left = left(database.file());
        try (var session = database.open()) {
            session.begin(() -> witness.saw(Kind.LOCK_HELD, name, session.holder()));
            session.rollback();
        }
        witness.saw(Kind.LOCK_FREE, name);
        if (left > 0 && left(database.file()) == 0) {
            witness.saw(Kind.JOURNAL_RECOVERED, name);
        }
    }

    private static void tellJournals(Path file, Witness witness) {
        for (var ending : JOURNALS) {
            var journal = Path.of(file + ending);
            long bytes = WarehouseLook.bytes(journal);
            if (bytes > 0) {
                witness.saw(Kind.JOURNAL_LEFT, file.getFileName(), journal.getFileName(), bytes);
            }
        }
    }

    private static long left(Path file) {
        return JOURNALS.stream()
                .mapToLong(ending -> WarehouseLook.bytes(Path.of(file + ending)))
                .sum();
    }

    private static boolean isUnsound(ProblemException failure) {
        return failure.problem().cause() == Cause.WAREHOUSE_CORRUPT
                || failure.problem().cause() == Cause.INTERNAL;
    }

    private void tellSound(String pipeline, Path file, Witness witness) {
        var sound = look.sound(pipeline, file);
        witness.saw(Kind.WAREHOUSE_SOUND, sound.file(), sound.facts());
        sound.goodData()
                .ifPresentOrElse(
                        (GoodData good) -> witness.saw(Kind.GOOD_DATA, good.run(), good.publishedAt()),
                        () -> witness.saw(Kind.NO_GOOD_DATA));
    }

    /// A warehouse that could not be asked before may now tell what became of them. Whoever is on duty
    /// may have closed the broken run a moment earlier: its end is told all the same.
    private void closeTheGone(Intervention it, Witness witness) {
        var closed = house.reconciliation().closeTheGone().stream()
                .filter(run -> run.pipeline().equals(it.pipeline()));
        var broken = it.brokenRun().stream()
                .filter(_ -> it.trouble() == Trouble.DEAD_RUN)
                .map(run -> house.history().get(run.value()))
                .filter(run -> run.state().terminal());
        Stream.concat(broken, closed)
                .map(run -> Note.of(Kind.RUN_ENDED, run.id(), run.state()))
                .distinct()
                .forEach(witness::saw);
    }
}
