package org.vigie.etl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vigie.etl.Sha256;
import org.vigie.etl.Snapshot;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;

/// The folder of snapshots, found by their content: the same input of two nights is kept once.
public final class Snapshots {
    static final int BUFFER = 1 << 20;
    static final String PARTIAL = ".partial";

    private final Path folder;
    private final Path home;

    /// @param folder inside `home`
    /// @param home what [Snapshot#file] starts from, so that an installation can be moved
    public Snapshots(Path folder, Path home) {
        this.folder = folder.toAbsolutePath().normalize();
        this.home = home.toAbsolutePath().normalize();
    }

    /// Where the copy is; takes a path that starts from the home folder as well as an absolute one.
    public Path locate(Snapshot snapshot) {
        return home.resolve(snapshot.file());
    }

    /// Whether the copy is still there, byte for byte: what a replay asks first.
    ///
    /// @throws IOException when it is there and cannot be read
    public boolean isIntact(Snapshot snapshot) throws IOException {
        try {
            return Sha256.of(locate(snapshot)).equals(snapshot.sha256());
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Removes the drafts of processes that are gone; those of a running one stay.
    ///
    /// @return how many were removed
    public int sweep() throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        int removed = 0;
        try (var drafts = Files.newDirectoryStream(folder, "*" + PARTIAL)) {
            for (var draft : drafts) {
                if (isOrphan(draft) && Files.deleteIfExists(draft)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    /// Begins a copy. Close it: what was not kept by then is gone.
    ///
    /// @throws ProblemException SNAPSHOT_NOT_WRITTEN
    Draft draft(Place place, long maxBytes) {
        try {
            Files.createDirectories(folder);
            var owner = ProcessHandle.current().pid() + "-";
            return new Draft(place, maxBytes, this, Files.createTempFile(folder, owner, PARTIAL), home);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    Path place(String sha256, Format format) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + "." + format.extension());
    }

    ProblemException notWritten(IOException reason) {
        return new ProblemException(Code.SNAPSHOT_NOT_WRITTEN, folder, SystemWords.of(reason));
    }

    /// The bytes at the beginning of a snapshot, for a person to look at.
    static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Excerpt.BYTES);
        }
    }

    private static boolean isOrphan(Path draft) {
        var owner = draft.getFileName().toString().replaceFirst("-.*", "");
        return owner.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(owner))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
