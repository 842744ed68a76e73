package org.vigie.continuity.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.Figures;
import org.vigie.warehouse.LedgerRow;

/// What a file of a warehouse was seen to hold, once every page of it was looked at.
///
/// @param digest of its facts, computed anew
/// @param model the model that serves
record Content(Figures figures, long facts, String digest, Optional<String> model) {
    private static final int ROWS_BETWEEN_LOOKS = 8192;

    /// @throws UnsoundException when the file is not a sound warehouse of this kind
    /// @throws CancellationException when it was called off
    static Content of(Depot depot, Path file, Stage stage, Onlooker onlooker) throws UnsoundException {
        onlooker.sees(stage, 0);
        var database = depot.as().apply(file);
        try {
            var found = database.soundness(() -> !onlooker.callsOff());
            if (!found.equals("ok")) {
                throw new UnsoundException(found);
            }
            try (var session = database.openReadOnly()) {
                var figures = Figures.of(session);
                long facts = figures.rows().getOrDefault(depot.factTable(), 0L);
                var digest = depot.digest().of(session, new Looks(stage, facts, onlooker));
                return new Content(figures, facts, digest, depot.model().apply(session));
            }
        } catch (ProblemException e) {
            throw UnsoundException.of(e);
        }
    }

    /// The facts are those that the newest run said it left.
    boolean agrees() {
        return figures.newest()
                .map(row -> row.facts() == facts && row.contentDigest().equals(digest))
                .orElse(facts == 0);
    }

    Optional<String> newestRun() {
        return figures.newest().map(LedgerRow::runId);
    }

    private static final class Looks implements Runnable {
        private final Stage stage;
        private final double all;
        private final Onlooker onlooker;
        private long rows;

        Looks(Stage stage, long all, Onlooker onlooker) {
            this.stage = stage;
            this.all = Math.max(1, all);
            this.onlooker = onlooker;
        }

        @Override
        public void run() {
            if (++rows % ROWS_BETWEEN_LOOKS == 0) {
                onlooker.sees(stage, rows / all);
                if (onlooker.callsOff()) {
                    throw new CancellationException();
                }
            }
        }
    }
}
