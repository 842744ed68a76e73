package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A warehouse whose disk is full, whose folder is frozen, whose bytes are damaged: nothing is written
/// to it, and there is a way back.
class BrokenWarehouseStory {
    private static final long ROOM = 64L << 20;

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private Installation installation;

    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        published.run().endsWith(0);
    }

    @BeforeEach
    void copy() {
        installation = published.copiedTo(folder.resolve("home"));
    }

    @Test
    void given_random_bytes_in_the_middle_when_the_night_runs_then_it_is_refused_and_the_backup_is_offered()
            throws IOException {
        var backup = Table.value(installation.book(), "select backup_id from v_backup where state = 'PROVEN'");
        spoilTheMiddle(installation.warehouse());
        var spoilt = Files.readAllBytes(installation.warehouse());

        var told = installation.run();

        Refusal.warehouse(32, "WAREHOUSE_DAMAGED").bookedIn(installation, told);
        assertThat(told.field("way_back")).isEqualTo(backup);
        assertThat(Files.readAllBytes(installation.warehouse())).isEqualTo(spoilt);
        assertThat(Table.read(installation.book(), "select * from v_backup where state in ('VERIFIED', 'PROVEN')"))
                .hasSize(1);
        installation.vigie("restore", backup, "--yes").endsWith(0);
        installation.run().endsWith(0);
        Invariants.holdIn(installation);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_a_disk_that_gets_full_in_a_load_when_there_is_space_again_then_no_repair_is_needed() throws IOException {
        installation.drop(Sample.transactions().replaceAll(",OK\n", ",WARN\n"));
        try (var disk = Mounted.moved(installation.warehouse().getParent(), ROOM)) {
            var before = WarehouseDump.of(installation.warehouse());
            var filler = disk.fillBut(0);

            var told = installation.run();

            told.endsWith(31).showsNoStackTrace();
            assertThat(told.field("cause")).isEqualTo("WAREHOUSE_IO");
            assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
            Files.delete(filler);
            installation.run().endsWith(0);
            Invariants.holdIn(installation);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_a_folder_in_which_no_journal_can_be_made_when_the_night_runs_then_it_is_refused() {
        var before = WarehouseDump.of(installation.warehouse());
        var mounts = Mounted.frozenAround(installation.warehouse());
        try {
            var told = installation.run();

            told.endsWith(31).showsNoStackTrace();
            assertThat(told.field("cause")).isEqualTo("WAREHOUSE_IO");
        } finally {
            mounts.forEach(Mounted::close);
        }
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
        installation.run().endsWith(0);
    }

    /// Whole pages, so that no chance makes them good again.
    private static void spoilTheMiddle(Path file) throws IOException {
        var noise = new byte[32 * 1024];
        new Random(6).nextBytes(noise);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), channel.size() / 2 / 4096 * 4096);
        }
    }
}
