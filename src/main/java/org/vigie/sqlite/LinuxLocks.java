package org.vigie.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Linux lists every lock with its process in `/proc/locks`. In WAL mode the write lock is one byte
/// of the `-shm` file; otherwise it lies on the file itself.
///
/// @param proc where the system tells of itself; usually `/proc`
record LinuxLocks(Path proc) implements LockHolders {
    /// `WAL_WRITE_LOCK` of SQLite's wal-index; the bytes after it are those of readers and of
    /// checkpoints.
    private static final long WAL_WRITER = 120;

    /// A line of `/proc/locks`: `1: POSIX  ADVISORY  WRITE 5120 00:3d:1234 120 120`.
    private record Lock(long pid, boolean writes, String inode, long first, long last) {
        static Optional<Lock> of(String line) {
            var words = line.strip().split("\\s+", -1);
            // A lock that is only waited for has an arrow after its number.
            boolean held = words.length == 8 && words[3].matches("READ|WRITE");
            if (!held || !words[4].matches("-?\\d{1,18}") || !words[6].matches("\\d{1,18}")) {
                return Optional.empty();
            }
            long last = words[7].equals("EOF") ? Long.MAX_VALUE : Long.parseLong(words[7]);
            var inode = words[5].substring(words[5].lastIndexOf(':') + 1);
            long pid = Long.parseLong(words[4]);
            return Optional.of(new Lock(pid, words[3].equals("WRITE"), inode, Long.parseLong(words[6]), last));
        }

        boolean covers(long place) {
            return first <= place && place <= last;
        }

        boolean isOn(String file) {
            return inode.equals(file);
        }
    }

    @Override
    public List<LockHolder> of(Path file) {
        var index = inode(Path.of(file + "-shm"));
        var main = inode(file);
        return holders(lock -> lock.writes() && (lock.isOn(main) || (lock.isOn(index) && lock.covers(WAL_WRITER))));
    }

    /// In WAL mode whoever has the file open holds a lock of the `-shm` file, even at rest.
    @Override
    public List<LockHolder> openers(Path file) {
        var index = inode(Path.of(file + "-shm"));
        var main = inode(file);
        return holders(lock -> lock.isOn(main) || lock.isOn(index));
    }

    private List<LockHolder> holders(Predicate<Lock> wanted) {
        return locks(proc.resolve("locks")).stream()
                .filter(wanted)
                .flatMap(this::pids)
                .distinct()
                .filter(pid -> pid != ProcessHandle.current().pid())
                .map(this::holder)
                .toList();
    }

    /// A lock that belongs to an open file and not to a process has no pid (-1), one of a process
    /// outside of our container neither (0): then the open files of all processes are asked.
    private Stream<Long> pids(Lock lock) {
        return lock.pid() > 0 ? Stream.of(lock.pid()) : processes().filter(pid -> holds(pid, lock));
    }

    private boolean holds(long pid, Lock lock) {
        try (var open = Files.list(proc.resolve(Long.toString(pid)).resolve("fdinfo"))) {
            return open.anyMatch(each -> locks(each).contains(lock));
        } catch (IOException _) {
            return false; // gone, or another user's
        }
    }

    private Stream<Long> processes() {
        try (var all = Files.list(proc)) {
            return all
                    .map(each -> each.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}"))
                    .map(Long::valueOf)
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty(); // nobody is told then
        }
    }

    /// In `/proc/PID/fdinfo/FD` each lock stands after the word `lock:`.
    private static List<Lock> locks(Path file) {
        var found = new ArrayList<Lock>();
        try {
            for (var line : Files.readAllLines(file)) {
                Lock.of(line.replaceFirst("^lock:", "")).ifPresent(found::add);
            }
        } catch (IOException _) {
            return List.of(); // not told: the sentence then names nobody
        }
        return found;
    }

    private static String inode(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino").toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return "none";
        }
    }

    private LockHolder holder(long pid) {
        var info = ProcessHandle.of(pid).map(ProcessHandle::info);
        return new LockHolder(name(pid), pid, user(pid), info.flatMap(ProcessHandle.Info::startInstant));
    }

    private String name(long pid) {
        try {
            return Files.readString(proc.resolve(Long.toString(pid)).resolve("comm"))
                    .strip();
        } catch (IOException _) {
            return "";
        }
    }

    private Optional<String> user(long pid) {
        try {
            return Optional.of(Files.getOwner(proc.resolve(Long.toString(pid))).getName());
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }
}
