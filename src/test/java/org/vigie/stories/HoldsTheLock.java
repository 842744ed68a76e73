package org.vigie.stories;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Another program that holds the warehouse until its standard input is closed.
public final class HoldsTheLock implements AutoCloseable {
    private final Process process;

    private HoldsTheLock(Process process) {
        this.process = process;
    }

    /// Returns when the lock is held.
    ///
    /// @param statements what the program says to SQLite, one after the other
    public static HoldsTheLock on(Path file, List<String> statements) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(Installation.ourJava(), "bin", "java").toString(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HoldsTheLock.class.getName(),
                file.toString()));
        command.addAll(statements);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() != '+') {
            throw new AssertionError("the lock was not taken");
        }
        return new HoldsTheLock(process);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(Table.address(Path.of(arguments[0])));
                var statement = connection.createStatement()) {
            for (int i = 1; i < arguments.length; i++) {
                statement.execute(arguments[i]);
            }
            System.out.write('+');
            System.out.flush();
            while (System.in.read() >= 0) {}
        }
    }
}
