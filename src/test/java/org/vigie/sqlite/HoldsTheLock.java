package org.vigie.sqlite;

import java.io.IOException;
import java.nio.file.Path;

/// A process of its own that holds a file's write lock until its standard input ends.
final class HoldsTheLock {
    private HoldsTheLock() {}

    public static void main(String[] arguments) throws IOException {
        try (var session = Depot.at(Path.of(arguments[0])).open()) {
            session.begin(() -> {});
            System.out.println("held");
            System.out.flush();
            var _ = System.in.read();
            session.rollback();
        }
    }
}
