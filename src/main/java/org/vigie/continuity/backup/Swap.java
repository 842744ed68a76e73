package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The exchange of one warehouse file for another. Each step may be taken again after it was cut
/// short; the file has its name at every instant, but where the file system knows no links.
///
/// What SQLite keeps beside a file belongs to that file: the new one must not find it, and the old
/// one must not lose it, for it may hold committed pages. It goes aside with the old file, under the
/// name that SQLite looks for.
///
/// @param live the warehouse that people read
/// @param ready the one that takes its place
/// @param aside where the old one goes
record Swap(Path live, Path ready, Path aside) {
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    /// @throws IOException when the disk does not allow it; [#undo] then brings the old one back
    void carryOut() throws IOException {
        setAside();
        for (var companion : COMPANIONS) {
            move(beside(live, companion), beside(aside, companion));
        }
        Files.move(ready, live, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.syncFolder(Durable.folder(live));
    }

    /// Whether the new file has the name already.
    boolean isCarriedOut() {
        return Files.notExists(ready);
    }

    /// Brings the old one back, whether the new one had the name already or not. May be taken again
    /// after it was cut short.
    void undo() throws IOException {
        takeBack();
        Files.deleteIfExists(ready);
    }

    /// Brings the old one back under its one name; the new one stays ready.
    void takeBack() throws IOException {
        if (Files.exists(aside)) {
            bringBack();
        }
        for (var companion : COMPANIONS) {
            move(beside(aside, companion), beside(live, companion));
        }
        Durable.syncFolder(Durable.folder(live));
    }

    /// As long as both names are of one file, the new one never had the name. Where nobody has it, what
    /// lies beside it is still the old one's.
    private void bringBack() throws IOException {
        if (Files.exists(live)) {
            if (Files.isSameFile(live, aside)) {
                Files.delete(aside);
                return;
            }
            for (var companion : COMPANIONS) {
                Files.deleteIfExists(beside(live, companion)); // of the new one, which is thrown away
            }
        }
        Files.move(aside, live, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The old one was being settled when its process ended: only a writer takes that back.
    boolean isHot() {
        return Files.exists(beside(live, "-journal"));
    }

    void forgetReady() throws IOException {
        Files.deleteIfExists(ready);
        Files.deleteIfExists(beside(ready, "-journal"));
    }

    void forgetAside() throws IOException {
        for (var companion : COMPANIONS) {
            Files.deleteIfExists(beside(aside, companion));
        }
        Files.deleteIfExists(aside);
    }

    private void setAside() throws IOException {
        if (Files.notExists(live) || Files.exists(aside)) {
            return;
        }
        try {
            Files.createLink(aside, live);
        } catch (UnsupportedOperationException | FileSystemException _) {
            Files.move(live, aside, StandardCopyOption.ATOMIC_MOVE); // no links on this file system
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path beside(Path file, String companion) {
        return file.resolveSibling(file.getFileName() + companion);
    }
}
