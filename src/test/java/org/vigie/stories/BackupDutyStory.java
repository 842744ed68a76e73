package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an agent does for the backups by itself, and what several processes do that are there at once.
class BackupDutyStory {
    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private Installation installation;
    private final List<Started> agents = new ArrayList<>();

    /// A night of which there is no backup.
    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        published.configure(settings -> backup(settings).put("afterRun", false));
        published.run().endsWith(0);
    }

    @BeforeEach
    void copy() throws IOException {
        installation = published.copiedTo(folder.resolve("home"));
        Files.createDirectories(installation.home().resolve("backups"));
        configure("PT20H");
    }

    @AfterEach
    void nobodyIsLeft() {
        agents.forEach(agent -> agent.process().destroyForcibly());
        agents.forEach(agent -> agent.process().onExit().join());
    }

    @Test
    void given_a_night_without_a_backup_when_agents_are_there_then_one_of_them_takes_it_and_proves_it() {
        var first = agent();
        var second = agent();

        soon().until(() -> backups("state = 'PROVEN'").size() == 1);
        installation.run().endsWith(0);
        soon().until(() ->
                backups("state = 'PROVEN' and occasion = 'AFTER_RUN'").size() == 2);

        agents.forEach(agent -> agent.process().destroy());
        first.told().endsWith(0).showsNoStackTrace();
        second.told().endsWith(0).showsNoStackTrace();
        assertThat(backups("true"))
                .extracting(row -> row.get("occasion"))
                .containsExactly("AFTER_RUN", "BEFORE_RERUN", "AFTER_RUN");
        assertThat(first.outSoFar() + second.outSoFar())
                .contains(backups("true").getFirst().get("backup_id"));
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_backup_that_was_damaged_when_its_proof_is_due_then_it_is_told_and_another_one_is_taken()
            throws IOException {
        installation.vigie("agent", "--once").endsWith(0);
        var backup = backups("state = 'PROVEN'").getFirst();
        var file = installation.home().resolve("backups").resolve(backup.get("file"));
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        configure("PT0.001S");

        var told = installation.vigie("agent", "--once").endsWith(0);

        assertThat(told.out()).contains(backup.get("backup_id"));
        assertThat(backups("state = 'DAMAGED'"))
                .extracting(row -> row.get("backup_id"))
                .containsExactly(backup.get("backup_id"));
        installation.vigie("agent", "--once").endsWith(0);
        assertThat(backups("state = 'PROVEN'")).hasSize(1);
        assertThat(WarehouseDump.of(installation
                        .home()
                        .resolve("backups")
                        .resolve(backups("state = 'PROVEN'").getFirst().get("file"))))
                .isEqualTo(WarehouseDump.of(installation.warehouse()));
        Invariants.holdIn(installation);
    }

    /// Nobody has to start anything: the nights go on.
    @Test
    void given_a_restore_that_was_cut_short_when_an_agent_is_there_then_it_ends_it() {
        installation.vigie("agent", "--once").endsWith(0);
        agent();
        var restore = installation.start("restore", "last", "--yes");
        soon().until(() -> !restores("true").isEmpty());
        ProcessHandle.of(Table.count(installation.book(), "select maker_pid from restore"))
                .ifPresent(ProcessHandle::destroyForcibly);
        restore.told();

        soon().until(() -> restores("ended_utc is null").isEmpty());

        agents.forEach(agent -> agent.process().destroy());
        agents.getFirst().told().endsWith(0);
        installation.run().endsWith(0);
        Invariants.holdIn(installation);
    }

    private Started agent() {
        var agent = installation.start("agent");
        agents.add(agent);
        return agent;
    }

    private void configure(String proveEvery) {
        installation.configure(settings -> {
            backup(settings).put("afterRun", true).put("proveEvery", proveEvery);
            Installation.limits(settings).put("lookEvery", "PT0.1S");
            settings.withObject("/schedule").put("enabled", false);
        });
    }

    private static ObjectNode backup(ObjectNode settings) {
        return settings.withObject("/backup");
    }

    private List<Map<String, String>> backups(String which) {
        return Table.read(installation.book(), "select * from v_backup where " + which + " order by made_utc");
    }

    private List<Map<String, String>> restores(String which) {
        return Table.read(installation.book(), "select * from v_restore where " + which);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20));
    }
}
