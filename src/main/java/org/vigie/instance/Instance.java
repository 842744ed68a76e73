package org.vigie.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that holds one installation. Nothing outside it is ever written, but the second place
/// of its backups.
///
/// @param home absolute
/// @param inputs the folder that relative file sources start from; the home folder, except in a dry
///   run, which reads the real inputs and writes into a scratch home
public record Instance(Path home, Path inputs, Settings settings) {
    public Path settingsFile() {
        return home.resolve("vigie.json");
    }

    public Path operationsBook() {
        return home.resolve("ops.sqlite");
    }

    /// The file itself where the settings name a symbolic link: its journal lies beside the file.
    public Path warehouse(String pipeline) {
        var named = home.resolve(settings.pipeline(pipeline).warehouse());
        try {
            return Files.isSymbolicLink(named) ? named.toRealPath() : named;
        } catch (IOException _) {
            return named; // it leads nowhere: missing, as whoever opens it is told
        }
    }

    public Path snapshots() {
        return home.resolve("snapshots");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path models() {
        return home.resolve("models");
    }

    public Path backups() {
        return home.resolve("backups");
    }

    public Path reports() {
        return home.resolve("reports");
    }

    public Path scratch() {
        return home.resolve("scratch");
    }
}
