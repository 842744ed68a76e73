package org.vigie.sqlite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Windows keeps no list of locks; its Restart Manager tells who has a file open, which of a file
/// that cannot be written is the nearest to the truth. `rstrtmgr.dll` is loaded when it is asked.
final class WindowsFileUsers implements LockHolders {
    private static final int SUCCESS = 0;
    private static final int MORE_DATA = 234;
    private static final int KEY_CHARACTERS = 33;
    private static final int TRIES = 3;

    /// 1601-01-01, where Windows' clock starts, in tenths of a microsecond.
    private static final Instant WINDOWS_EPOCH = Instant.parse("1601-01-01T00:00:00Z");

    private static final long TICKS_IN_A_SECOND = 10_000_000;
    private static final long NANOS_IN_A_TICK = 100;

    /// `RM_PROCESS_INFO`, with its `RM_UNIQUE_PROCESS` at the start.
    static final MemoryLayout PROCESS_INFO = MemoryLayout.structLayout(
            JAVA_INT.withName("dwProcessId"),
            JAVA_INT.withName("dwLowDateTime"),
            JAVA_INT.withName("dwHighDateTime"),
            MemoryLayout.sequenceLayout(256, JAVA_CHAR).withName("strAppName"),
            MemoryLayout.sequenceLayout(64, JAVA_CHAR).withName("strServiceShortName"),
            JAVA_INT.withName("ApplicationType"),
            JAVA_INT.withName("AppStatus"),
            JAVA_INT.withName("TSSessionId"),
            JAVA_INT.withName("bRestartable"));

    @Override
    public List<LockHolder> of(Path file) {
        try (var arena = Arena.ofConfined()) {
            return new Library(arena).users(List.of(file, Path.of(file + "-shm")));
        }
    }

    /// Reads what `RmGetList` filled in.
    static List<LockHolder> parse(MemorySegment processes, int count) {
        var found = new ArrayList<LockHolder>();
        for (int i = 0; i < count; i++) {
            var each = processes.asSlice(i * PROCESS_INFO.byteSize(), PROCESS_INFO);
            long pid = Integer.toUnsignedLong(number(each, "dwProcessId"));
            var name = each.getString(offset("strAppName"), StandardCharsets.UTF_16LE);
            var user = ProcessHandle.of(pid).flatMap(process -> process.info().user());
            found.add(new LockHolder(name, pid, user, Optional.of(started(each))));
        }
        return found;
    }

    private static Instant started(MemorySegment process) {
        long ticks = (long) number(process, "dwHighDateTime") << Integer.SIZE
                | Integer.toUnsignedLong(number(process, "dwLowDateTime"));
        return WINDOWS_EPOCH.plus(
                Duration.ofSeconds(ticks / TICKS_IN_A_SECOND, ticks % TICKS_IN_A_SECOND * NANOS_IN_A_TICK));
    }

    private static int number(MemorySegment process, String field) {
        return process.get(JAVA_INT, offset(field));
    }

    private static long offset(String field) {
        return PROCESS_INFO.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }

    /// The calls of `rstrtmgr.dll`. One that fails names nobody.
    private static final class Library {
        private final Arena arena;
        private final MethodHandle startSession;
        private final MethodHandle registerResources;
        private final MethodHandle getList;
        private final MethodHandle endSession;

        @SuppressWarnings("restricted") // the launcher allows native access
        Library(Arena arena) {
            this.arena = arena;
            var linker = Linker.nativeLinker();
            var library = SymbolLookup.libraryLookup("rstrtmgr.dll", arena);
            this.startSession = linker.downcallHandle(
                    library.findOrThrow("RmStartSession"), FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
            this.registerResources = linker.downcallHandle(
                    library.findOrThrow("RmRegisterResources"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
            this.getList = linker.downcallHandle(
                    library.findOrThrow("RmGetList"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
            this.endSession = linker.downcallHandle(
                    library.findOrThrow("RmEndSession"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        }

        List<LockHolder> users(List<Path> files) {
            var handle = arena.allocate(JAVA_INT);
            var key = arena.allocate(JAVA_CHAR, KEY_CHARACTERS);
            if (call(() -> (int) startSession.invokeExact(handle, 0, key)) != SUCCESS) {
                return List.of();
            }
            int session = handle.get(JAVA_INT, 0);
            try {
                return register(session, files) == SUCCESS ? listed(session) : List.of();
            } finally {
                var _ = call(() -> (int) endSession.invokeExact(session));
            }
        }

        private int register(int session, List<Path> files) {
            var names = arena.allocate(ADDRESS, files.size());
            for (int i = 0; i < files.size(); i++) {
                var name = arena.allocateFrom(files.get(i).toAbsolutePath().toString(), StandardCharsets.UTF_16LE);
                names.setAtIndex(ADDRESS, i, name);
            }
            var none = MemorySegment.NULL;
            return call(() -> (int) registerResources.invokeExact(session, files.size(), names, 0, none, 0, none));
        }

        /// The room needed is only known once there was too little, and may have grown since.
        private List<LockHolder> listed(int session) {
            var needed = arena.allocate(JAVA_INT);
            var count = arena.allocate(JAVA_INT);
            var reasons = arena.allocate(JAVA_INT);
            int room = 8;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                var processes = arena.allocate(PROCESS_INFO, room);
                count.set(JAVA_INT, 0, room);
                int told = call(() -> (int) getList.invokeExact(session, needed, count, processes, reasons));
                if (told == SUCCESS) {
                    return others(parse(processes, count.get(JAVA_INT, 0)));
                }
                if (told != MORE_DATA) {
                    return List.of();
                }
                room = needed.get(JAVA_INT, 0);
            }
            return List.of();
        }

        private static List<LockHolder> others(List<LockHolder> users) {
            return users.stream()
                    .filter(user -> user.pid() != ProcessHandle.current().pid())
                    .toList();
        }

        private static int call(Call call) {
            try {
                return call.made();
            } catch (RuntimeException | Error bug) {
                throw bug;
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible); // a native function throws nothing
            }
        }

        private interface Call {
            int made() throws Throwable;
        }
    }
}
