package org.vigie.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Linux tells of locks, and what of it is somebody who writes.
@EnabledOnOs(OS.LINUX)
class LockHoldersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1: POSIX  ADVISORY  WRITE 5120 00:3d:SHM 120 120               | 1
        1: POSIX  ADVISORY  WRITE 5120 00:3d:SHM 120 127               | 1
        1: POSIX  ADVISORY  WRITE 5120 00:3d:SHM 0 EOF                 | 1
        1: POSIX  ADVISORY  WRITE 5120 00:3d:MAIN 1073741825 1073741825 | 1
        1: POSIX  ADVISORY  READ 5120 00:3d:MAIN 1073741826 1073742335 | 0
        1: POSIX  ADVISORY  READ 5120 00:3d:SHM 123 123                | 0
        1: POSIX  ADVISORY  WRITE 5120 00:3d:SHM 121 121               | 0
        1: -> POSIX  ADVISORY  WRITE 5120 00:3d:SHM 120 120            | 0
        1: POSIX  ADVISORY  WRITE 5120 00:3d:99SHM 120 120             | 0
        1: POSIX  ADVISORY  WRITE 0 00:3d:SHM 120 120                  | 0
        1: OFDLCK ADVISORY  WRITE -1 00:3d:SHM 120 120                 | 0
        1: POSIX  ADVISORY  WRITE nobody 00:3d:SHM 120 120             | 0
        nonsense                                                       | 0
        """)
    void given_a_line_of_the_system_when_asked_who_writes_then_it_is_somebody_or_nobody(String line, int holders)
            throws IOException {
        var file = warehouse();
        tell(line, file);
        Files.createDirectories(folder.resolve("5120"));
        Files.writeString(folder.resolve("5120/comm"), "sqlite3\n");

        var found = new LinuxLocks(folder).of(file);

        assertThat(found).hasSize(holders).allMatch(each -> each.toString().equals("sqlite3 (pid 5120)"));
    }

    @Test
    void given_a_lock_of_an_open_file_when_asked_who_writes_then_the_process_that_has_it_open_is_found()
            throws IOException {
        var file = warehouse();
        var line = "7: OFDLCK ADVISORY  WRITE -1 00:3d:SHM 120 120";
        tell(line, file);
        Files.createDirectories(folder.resolve("4711/fdinfo"));
        Files.createDirectories(folder.resolve("4712/fdinfo"));
        Files.writeString(folder.resolve("4711/comm"), "backup\n");
        Files.writeString(
                folder.resolve("4711/fdinfo/5"),
                "pos:\t0\nlock:\t" + named(line, file).replace("7:", "1:") + "\n");
        Files.writeString(folder.resolve("4712/fdinfo/5"), "pos:\t0\n");

        var found = new LinuxLocks(folder).of(file);

        assertThat(found).extracting(LockHolder::toString).containsExactly("backup (pid 4711)");
    }

    @Test
    void given_a_process_that_cannot_be_read_when_it_is_named_then_its_pid_is_told() throws IOException {
        var file = warehouse();
        tell("1: POSIX  ADVISORY  WRITE 5120 00:3d:SHM 120 120", file);

        assertThat(new LinuxLocks(folder).spoken(file)).isEqualTo("pid 5120");
    }

    @Test
    void given_a_program_that_writes_when_asked_who_then_process_pid_user_and_start_are_told() throws IOException {
        var file = folder.resolve("real.sqlite");
        Depot.made(file);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsTheLock.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");

            var found = LockHolders.ofThisSystem().of(file);

            assertThat(found)
                    .containsExactly(new LockHolder(
                            "java",
                            process.pid(),
                            Optional.of(Files.getOwner(file).getName()),
                            process.info().startInstant()));
        } finally {
            process.destroyForcibly();
        }
    }

    private Path warehouse() throws IOException {
        Files.createFile(folder.resolve("w.sqlite-shm"));
        return Files.createFile(folder.resolve("w.sqlite"));
    }

    private void tell(String line, Path file) throws IOException {
        Files.writeString(folder.resolve("locks"), named(line, file) + "\n");
    }

    private static String named(String line, Path file) throws IOException {
        return line.replace("SHM", inode(Path.of(file + "-shm"))).replace("MAIN", inode(file));
    }

    private static String inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino").toString();
    }
}
