package org.vigie.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `RM_PROCESS_INFO` of `restartmanager.h`, as Windows lays it out.
class WindowsFileUsersTest {
    /// 2026-02-21T01:19:00.5Z in Windows' ticks since 1601.
    private static final long STARTED = 134_161_103_405_000_000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
        dwProcessId,         0
        dwLowDateTime,       4
        dwHighDateTime,      8
        strAppName,          12
        strServiceShortName, 524
        ApplicationType,     652
        AppStatus,           656
        TSSessionId,         660
        bRestartable,        664
        """)
    void given_a_field_when_it_is_laid_out_then_it_stands_where_windows_has_it(String field, long offset) {
        assertThat(WindowsFileUsers.PROCESS_INFO.byteOffset(PathElement.groupElement(field)))
                .isEqualTo(offset);
        assertThat(WindowsFileUsers.PROCESS_INFO.byteSize()).isEqualTo(668);
    }

    @Test
    void given_what_windows_fills_in_when_it_is_read_then_each_process_is_told() {
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(WindowsFileUsers.PROCESS_INFO, 3);
            fill(memory.asSlice(0, 668), -2, "DB Browser for SQLite – é");
            fill(memory.asSlice(668, 668), 2_000_000_123, "sqlite3.exe");

            var found = WindowsFileUsers.parse(memory, 2);

            assertThat(found)
                    .extracting(LockHolder::toString)
                    .containsExactly("DB Browser for SQLite – é (pid 4294967294)", "sqlite3.exe (pid 2000000123)");
            assertThat(found)
                    .extracting(LockHolder::since)
                    .containsOnly(Optional.of(Instant.parse("2026-02-21T01:19:00.500Z")));
        }
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void given_a_file_that_nobody_else_has_open_when_windows_is_asked_then_it_names_nobody() throws Exception {
        var file = Files.createFile(folder.resolve("w.sqlite"));

        assertThat(new WindowsFileUsers().of(file)).isEmpty();
    }

    private static void fill(MemorySegment process, int pid, String name) {
        process.set(ValueLayout.JAVA_INT, 0, pid);
        process.set(ValueLayout.JAVA_INT, 4, (int) STARTED);
        process.set(ValueLayout.JAVA_INT, 8, (int) (STARTED >>> 32));
        process.setString(12, name, StandardCharsets.UTF_16LE);
    }
}
