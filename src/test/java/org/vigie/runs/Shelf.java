package org.vigie.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.vigie.ledger.OperationsBook;
import org.vigie.sqlite.Session;

/// A real operations book in a folder, under a clock that moves when a test says so.
public final class Shelf implements AutoCloseable, InstantSource {
    public static final LocalDate NIGHT = LocalDate.of(2026, 2, 21);

    /// Ended long ago, whoever has its pid now.
    public static final ProcessIdentity GONE = new ProcessIdentity(1, Instant.EPOCH);

    private final Session session;
    private Instant now = Instant.parse("2026-02-21T01:00:00Z");
    private int runs;

    public Shelf(Path folder) {
        var book = OperationsBook.at(folder.resolve("ops.sqlite"));
        if (!book.exists()) {
            book.create();
        }
        session = book.open();
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void at(Instant instant) {
        now = instant;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Session session() {
        return session;
    }

    public RunBook book() {
        return new RunBook(session, this);
    }

    public RunHistory history() {
        return new RunHistory(session);
    }

    public Run now(Run run) {
        return history().get(run.id().value());
    }

    /// Ordered by this process, for that night.
    public Run ordered(LocalDate night) {
        return ordered(night, ProcessIdentity.own());
    }

    public Run ordered(LocalDate night, ProcessIdentity orderer) {
        runs++;
        var id = new RunId("freight-%s-%04d".formatted(night, runs));
        return book().order(order(night), id, orderer, 0);
    }

    /// Ordered by this process, of another pipeline.
    public Run ordered(LocalDate night, String pipeline) {
        runs++;
        var id = new RunId("%s-%s-%04d".formatted(pipeline, night, runs));
        var order = new RunOrder(pipeline, night, "a.mbarga", Origin.CONSOLE, "fichier corrigé", Optional.empty());
        return book().order(order, id, ProcessIdentity.own(), 0);
    }

    public static RunOrder order(LocalDate night) {
        return new RunOrder("freight", night, "a.mbarga", Origin.CONSOLE, "fichier corrigé", Optional.empty());
    }

    @Override
    public void close() {
        session.close();
    }
}
