package org.vigie.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;

/// Finds, opens and makes installations.
public final class Instances {
    private static final List<String> FOLDERS = List.of("warehouse", "inbox", "snapshots", "backups", "models", "logs");

    private final SettingsReader reader;

    public Instances(SettingsReader reader) {
        this.reader = reader;
    }

    /// Where the installation is when nobody says: `VIGIE_HOME`, else the user's data folder.
    public static Path defaultHome(Map<String, String> env, String osName, Path userHome) {
        return variable(env, "VIGIE_HOME")
                .map(Path::of)
                .orElseGet(() -> dataFolder(env, osName.toLowerCase(Locale.ROOT), userHome));
    }

    /// @throws ProblemException NO_INSTANCE, and what [SettingsReader#read] throws
    public Instance open(Path home) {
        var folder = absolute(home);
        var file = folder.resolve("vigie.json");
        if (Files.notExists(file)) {
            throw new ProblemException(Code.NO_INSTANCE, folder);
        }
        var instance = new Instance(folder, folder, reader.read(file));
        refuseSharedWarehouse(instance);
        return instance;
    }

    /// Two pipelines have two leases, and would write into one file at the same time.
    private static void refuseSharedWarehouse(Instance instance) {
        var pipelines =
                instance.settings().pipelines().keySet().stream().sorted().toList();
        for (int i = 0; i < pipelines.size(); i++) {
            for (var other : pipelines.subList(i + 1, pipelines.size())) {
                var file = instance.warehouse(pipelines.get(i));
                if (isOneFile(file, instance.warehouse(other))) {
                    throw new ProblemException(Code.WAREHOUSE_SHARED, file, pipelines.get(i), other);
                }
            }
        }
    }

    private static boolean isOneFile(Path one, Path other) {
        try {
            boolean bothExist = Files.exists(one) && Files.exists(other);
            return bothExist ? Files.isSameFile(one, other) : one.normalize().equals(other.normalize());
        } catch (IOException _) {
            return one.normalize().equals(other.normalize()); // not to be looked at: whoever opens it is told
        }
    }

    /// Makes the folders and the settings; the databases are made by those who own them.
    ///
    /// @throws ProblemException INSTANCE_EXISTS, HOME_NOT_WRITABLE, and what [SettingsReader#read]
    ///   throws when the first settings are not good
    public Instance create(Path home, FirstSettings first) {
        var folder = absolute(home);
        var file = folder.resolve("vigie.json");
        if (Files.exists(file)) {
            throw new ProblemException(Code.INSTANCE_EXISTS, folder);
        }
        var json = first.json().getBytes(StandardCharsets.UTF_8);
        reader.read(json, file);
        try {
            makePrivate(folder);
            for (var name : FOLDERS) {
                makePrivate(folder.resolve(name));
            }
            write(json, file);
        } catch (FileAlreadyExistsException e) {
            throw Files.exists(file) ? new ProblemException(Code.INSTANCE_EXISTS, folder) : notWritable(folder, e);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
        return open(folder);
    }

    /// The settings appear whole, or not at all.
    private static void write(byte[] json, Path file) throws IOException {
        var partial = Files.createTempFile(file.getParent(), "vigie-", ".partial");
        try {
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(json);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            // Without REPLACE_EXISTING: settings that appeared meanwhile are somebody's.
            Files.move(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, ownerOnly);
    }

    private static ProblemException notWritable(Path folder, IOException failure) {
        return new ProblemException(Code.HOME_NOT_WRITABLE, folder, SystemWords.of(failure));
    }

    private static Path dataFolder(Map<String, String> env, String osName, Path userHome) {
        if (osName.startsWith("windows")) {
            return variable(env, "LOCALAPPDATA")
                    .map(Path::of)
                    .orElseGet(() -> userHome.resolve("AppData").resolve("Local"))
                    .resolve("Vigie");
        }
        if (osName.startsWith("mac")) {
            return userHome.resolve("Library").resolve("Application Support").resolve("Vigie");
        }
        return variable(env, "XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> userHome.resolve(".local").resolve("share"))
                .resolve("vigie");
    }

    private static Optional<String> variable(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).filter(text -> !text.isBlank());
    }

    private static Path absolute(Path home) {
        return home.toAbsolutePath().normalize();
    }
}
