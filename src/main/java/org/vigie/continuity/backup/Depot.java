package org.vigie.continuity.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Session;

/// One pipeline's warehouse, as far as backups must know it.
///
/// @param file of the warehouse that people read
/// @param as a file of the same kind, wherever it lies
/// @param factTable the table that the ledger's digest tells of
/// @param digest the digest of its facts, computed anew; called for each row
/// @param model the model that serves, where the pipeline learns
public record Depot(
        String pipeline,
        Path file,
        Function<Path, Database> as,
        String factTable,
        FactsDigest digest,
        Function<Session, Optional<String>> model) {

    Database live() {
        return as.apply(file);
    }

    /// Reads the whole fact table.
    @FunctionalInterface
    public interface FactsDigest {
        String of(Session session, Runnable each);
    }
}
