package org.vigie.sqlite;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.sqlite.ProgressHandler;

/// One long statement that somebody may call off.
final class Watched {
    /// Steps of SQLite's machine between two questions: a few milliseconds.
    private static final int STEPS = 20_000;

    private Watched() {}

    /// @throws CancellationException when it did not go on
    static <T> T during(Session session, BooleanSupplier goesOn, Supplier<T> work) {
        var watch = new Watch(goesOn);
        try {
            ProgressHandler.setHandler(session.connection(), STEPS, watch);
            try {
                return work.get();
            } finally {
                ProgressHandler.clearHandler(session.connection());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            throw watch.reason(e);
        }
    }

    private static final class Watch extends ProgressHandler {
        private final BooleanSupplier goesOn;
        private boolean calledOff;
        private RuntimeException failure = new CancellationException();

        Watch(BooleanSupplier goesOn) {
            this.goesOn = goesOn;
        }

        /// An exception would not find its way through SQLite.
        @Override
        protected int progress() {
            try {
                calledOff = calledOff || !goesOn.getAsBoolean();
            } catch (RuntimeException e) {
                calledOff = true;
                failure = e;
            }
            return calledOff ? 1 : 0;
        }

        RuntimeException reason(RuntimeException told) {
            return calledOff ? failure : told;
        }
    }
}
