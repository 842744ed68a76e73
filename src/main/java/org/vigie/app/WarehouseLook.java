package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.vigie.continuity.recovery.Diagnosis.GoodData;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.RunId;
import org.vigie.sqlite.Database;

/// Looks at a pipeline's warehouse: is it sound, who holds it, what is the newest that it has.
final class WarehouseLook {
    /// Somebody who holds the lock is seen at once; a writer that only passes by is waited for.
    private static final Duration A_PASSING_WRITER = Duration.ofMillis(500);

    private final OpenHouse house;

    WarehouseLook(OpenHouse house) {
        this.house = house;
    }

    Warehouse at(String pipeline) {
        var database = Workshop.warehouse(house.instance(), pipeline, A_PASSING_WRITER);
        var file = database.file();
        var name = file.getFileName().toString();
        try {
            refuseUnsound(database, pipeline);
            refuseHeld(database);
            return sound(pipeline, file);
        } catch (ProblemException e) {
            return told(e.problem(), file, name);
        }
    }

    /// @throws ProblemException what is wrong with it
    Warehouse.Sound sound(String pipeline, Path file) {
        var good = house.workshop()
                .ledger(pipeline)
                .newest()
                .map(row -> new GoodData(new RunId(row.runId()), row.committedAt()));
        return new Warehouse.Sound(
                file.getFileName().toString(), bytes(file), house.workshop().facts(pipeline), good);
    }

    /// The pages hang together, and the facts are as many as the newest run said it left.
    ///
    /// @throws ProblemException WAREHOUSE_DAMAGED, and what opening it throws
    void refuseUnsound(Database database, String pipeline) {
        var found = database.integrity();
        if (!found.equals("ok")) {
            throw new ProblemException(Code.WAREHOUSE_DAMAGED, database.file().getFileName(), found);
        }
        long facts = house.workshop().facts(pipeline);
        long told = house.workshop()
                .ledger(pipeline)
                .newest()
                .map(row -> row.facts())
                .orElse(0L);
        if (facts != told) {
            throw new ProblemException(
                    Code.OUTCOME_NOT_VERIFIED, pipeline, Reason.FACTS.of(told), Reason.FACTS.of(facts));
        }
    }

    private static void refuseHeld(Database database) {
        try (var session = database.open()) {
            session.begin(() -> {});
            session.rollback();
        }
    }

    private static Warehouse told(Problem problem, Path file, String name) {
        if (problem.cause() == Cause.WAREHOUSE_BUSY) {
            return new Warehouse.Held(
                    name, bytes(file), problem, problem.about().getLast());
        }
        var journal = Path.of(file + "-journal");
        return problem.cause() == Cause.WAREHOUSE_IO && bytes(journal) > 0
                ? new Warehouse.Unrecovered(
                        name, bytes(file), journal.getFileName().toString(), bytes(journal))
                : new Warehouse.Unsound(name, bytes(file), problem);
    }

    static long bytes(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
