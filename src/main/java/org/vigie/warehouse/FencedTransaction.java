package org.vigie.warehouse;

import org.vigie.etl.Fence;
import org.vigie.etl.Journal;
import org.vigie.etl.Journal.Activity;
import org.vigie.problem.ProblemException;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Session;

/// One write transaction that commits only while its run still holds the pipeline. Closed without a
/// commit, it leaves every table as it was.
public final class FencedTransaction implements AutoCloseable {
    private final Session session;
    private final Fence fence;
    private boolean open = true;

    private FencedTransaction(Session session, Fence fence) {
        this.session = session;
        this.fence = fence;
    }

    /// Takes the warehouse's write lock; waits for another writer and says so.
    ///
    /// @throws ProblemException WAREHOUSE_LOCKED, or what is wrong with the file
    public static FencedTransaction begin(Database warehouse, Journal journal, Fence fence) {
        var session = warehouse.open();
        try {
            session.whileWorking(journal::advancing);
            session.begin(() -> {
                journal.activity(Activity.WAITING_FOR_WAREHOUSE);
                journal.note("waiting for the warehouse, held by " + session.holder());
            });
            journal.activity(Activity.WORKING);
            return new FencedTransaction(session, fence);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    public Session session() {
        return session;
    }

    /// Looks at the fence, commits.
    ///
    /// @throws ProblemException RUN_FENCED when a younger run took over; then nothing is written
    public void commit() {
        fence.check();
        session.commit();
        open = false;
    }

    @Override
    public void close() {
        try {
            if (open) {
                session.rollback();
            }
        } finally {
            session.close();
        }
    }
}
