package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A worker that was given up, and wakes when another run has done its work.
@EnabledOnOs({OS.LINUX, OS.MAC})
class FenceStory {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void given_a_frozen_worker_declared_lost_when_it_wakes_after_another_published_then_it_is_fenced()
            throws Exception {
        var installation = Installation.at(folder.resolve("home")).withSample();
        try (var api = GatedApi.answering(Sample.machines())) {
            installation.configure(settings -> {
                Installation.limits(settings).put("callDeadline", "PT10M");
                Installation.callFrom(settings, api.address());
            });
            var frozen = installation.startRun();
            await().atMost(PATIENCE).until(api::wasAsked);
            var lost = installation.lastRun();
            signal("STOP", lost.get("pid"));
            try {
                installation
                        .vigie("reconcile", "--lost", "last", "--reason", "figée")
                        .endsWith(41);
                installation.vigie("reconcile", "--lost", "last", "--yes").endsWith(2);
                var told = installation.vigie("reconcile", "--lost", "last", "--reason", "figée", "--yes", "--json");
                assertThat(told.endsWith(0).field("state")).isEqualTo("LOST");
                var next = installation.configure(_ -> {}).run().endsWith(0);
                var published = WarehouseDump.of(installation.warehouse());
                api.open();

                signal("CONT", lost.get("pid"));

                frozen.told().endsWith(82);
                assertThat(installation.vigie("log", lost.get("run_id")).out())
                        .contains("RUN_ENDED_MEANWHILE", "ends with 42");
                assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(published);
                assertThat(Table.read(installation.warehouse(), "select run_id from v_run_ledger"))
                        .singleElement()
                        .satisfies(row -> assertThat(row).containsEntry("run_id", next.field("run_id")));
            } finally {
                signal("CONT", lost.get("pid"));
            }
        }
        assertThat(Table.read(installation.book(), "select state from run order by ordered_utc"))
                .extracting(row -> row.get("state"))
                .isEqualTo(List.of("LOST", "SUCCEEDED"));
        Invariants.holdIn(installation);
    }

    private static void signal(String name, String pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    }
}
