package org.vigie.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.util.OSInfo;

/// Where SQLite's own library is loaded from. The driver would copy it out of its jar to the
/// temporary folder at each start, and a killed process leaves its copy behind.
final class NativeLibrary {
    private NativeLibrary() {}

    /// Uses the library that lies beside the program, when the launcher names the folder and this
    /// system is in it.
    static void prefer() {
        Optional.ofNullable(System.getProperty("vigie.native"))
                .map(folder -> Path.of(folder, "org", "sqlite", "native", OSInfo.getNativeLibFolderPathForCurrentOS()))
                .filter(folder -> Files.isRegularFile(folder.resolve(name())))
                .ifPresent(folder -> {
                    System.setProperty("org.sqlite.lib.path", folder.toString());
                    System.setProperty("org.sqlite.lib.name", name());
                });
    }

    private static String name() {
        return System.mapLibraryName("sqlitejdbc");
    }
}
