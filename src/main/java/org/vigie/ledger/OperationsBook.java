package org.vigie.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Role;
import org.vigie.sqlite.Schema;

/// Where the operations book lies and what it must be.
public final class OperationsBook {
    private static final int VIGO = 0x5649474F;
    private static final Schema SCHEMA =
            new Schema(Role.OPERATIONS_BOOK, VIGO, 5, List.of("org/vigie/ledger/migrations"));
    private static final Duration BUSY = Duration.ofSeconds(30);

    private OperationsBook() {}

    public static Database at(Path file) {
        return new Database(file, SCHEMA, BUSY);
    }
}
