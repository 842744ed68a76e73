package org.vigie.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Notebook;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Source;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

class FileSourceTest {
    private static final Instant DROPPED = Instant.parse("2026-02-21T00:30:00Z");
    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(5), 3, Duration.ofSeconds(7), 1000, 1000);

    private final Notebook notebook = new Notebook();

    @TempDir
    Path home;

    private Path file;
    private Snapshots snapshots;

    @BeforeEach
    void drop() throws IOException {
        file = Files.writeString(home.resolve("erp.csv"), "id\n1\n");
        Files.setLastModifiedTime(file, FileTime.from(DROPPED));
        snapshots = new Snapshots(home.resolve("snapshots"), home);
    }

    @Test
    void given_a_file_when_extracted_then_its_copy_is_found_by_its_content() throws Exception {
        var snapshot = extract(file);

        assertThat(snapshot.sha256()).isEqualTo("7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108");
        assertThat(snapshot.file())
                .isEqualTo(Path.of("snapshots", snapshot.sha256().substring(0, 2), snapshot.sha256() + ".csv"));
        assertThat(snapshots.locate(snapshot)).hasSameBinaryContentAs(file);
        assertThat(snapshot.bytes()).isEqualTo(5);
        assertThat(snapshot.writtenAt()).contains(DROPPED);
        assertThat(snapshot.location()).isEqualTo(file.toString());
        assertThat(partials()).isZero();
    }

    @Test
    void given_the_same_content_when_extracted_again_then_it_is_kept_once() throws Exception {
        var first = extract(file);
        var other = Files.copy(file, home.resolve("other.csv"));

        var second = extract(other);

        assertThat(second.file()).isEqualTo(first.file());
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void given_a_cut_copy_when_extracted_again_then_it_is_made_whole() throws Exception {
        var first = extract(file);
        Files.writeString(snapshots.locate(first), "id");
        assertThat(snapshots.isIntact(first)).isFalse();

        extract(file);

        assertThat(snapshots.isIntact(first)).isTrue();
    }

    @Test
    void given_no_file_when_extracted_then_it_is_missing() {
        var problem = refusal(home.resolve("none.csv"), _ -> {});

        assertThat(problem).isEqualTo(Problem.of(Code.FILE_MISSING, "erp", home.resolve("none.csv")));
    }

    @Test
    void given_a_folder_when_extracted_then_it_is_told_so() {
        assertThat(refusal(home, _ -> {}).code()).isEqualTo(Code.FILE_IS_A_FOLDER);
    }

    @Test
    void given_a_name_too_long_for_the_disk_when_extracted_then_it_is_unreadable() {
        assertThat(refusal(home.resolve("x".repeat(300)), _ -> {}).code()).isEqualTo(Code.FILE_UNREADABLE);
    }

    @Test
    void given_a_large_file_when_extracted_then_it_is_refused_and_no_copy_is_left() throws Exception {
        Files.writeString(file, "x".repeat(1001));

        assertThat(refusal(file, _ -> {}).code()).isEqualTo(Code.SOURCE_TOO_LARGE);
        assertThat(partials() + copies()).isZero();
    }

    @Test
    void given_a_file_that_grows_all_the_time_when_extracted_then_it_is_still_written() throws Exception {
        var end = new AtomicBoolean();
        var waits = new AtomicInteger();
        var limits = new CallLimits(Duration.ofSeconds(5), 3, Duration.ofMillis(1), 1L << 40, 1000);
        Files.write(file, new byte[100_000_000]); // long enough to copy that the writer gets its turn
        var writer = Thread.ofPlatform().start(() -> {
            while (!end.get()) {
                append(file);
            }
        });

        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> new Sources(snapshots, limits, _ -> waits.incrementAndGet(), InstantSource.system())
                        .file("erp", file, Format.CSV, CsvNotation.standard())
                        .extract(notebook));
        end.set(true);
        writer.join();

        assertThat(problem.problem()).isEqualTo(Problem.of(Code.FILE_STILL_WRITTEN, "erp", file));
        assertThat(waits).hasValue(2);
        assertThat(notebook.notes).hasSize(3);
        assertThat(partials() + copies()).isZero();
    }

    @Test
    void given_a_snapshot_folder_that_cannot_be_when_extracted_then_it_is_not_the_sources_fault() throws Exception {
        Files.writeString(home.resolve("snapshots"), "a file");

        assertThat(refusal(file, _ -> {}).code()).isEqualTo(Code.SNAPSHOT_NOT_WRITTEN);
    }

    @Test
    void given_drafts_of_a_dead_and_a_living_process_when_swept_then_only_the_dead_ones_go() throws Exception {
        extract(file);
        var dead = Files.createFile(home.resolve("snapshots/99999999-1.partial"));
        var living = Files.createFile(
                home.resolve("snapshots/" + ProcessHandle.current().pid() + "-1.partial"));

        assertThat(snapshots.sweep()).isOne();

        assertThat(dead).doesNotExist();
        assertThat(living).exists();
    }

    private Snapshot extract(Path from) {
        return source(from, _ -> {}).extract(notebook);
    }

    private Problem refusal(Path from, Pause pause) {
        return catchThrowableOfType(
                        ProblemException.class, () -> source(from, pause).extract(notebook))
                .problem();
    }

    private Source source(Path from, Pause pause) {
        return new Sources(snapshots, LIMITS, pause, InstantSource.system())
                .file("erp", from, Format.CSV, CsvNotation.standard());
    }

    private long partials() throws IOException {
        return count(".partial");
    }

    private long copies() throws IOException {
        return count(".csv") - 1 - (Files.exists(home.resolve("other.csv")) ? 1 : 0);
    }

    private long count(String ending) throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(path -> path.toString().endsWith(ending)).count();
        }
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[100], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
