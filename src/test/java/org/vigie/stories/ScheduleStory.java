package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The nights under a clock that a story sets: missed, started once, skipped, caught up; agents that
/// are killed. How many rounds is set by `-Dstories.rounds`.
@EnabledOnOs(OS.LINUX)
class ScheduleStory {
    private static final int ROUNDS = Integer.getInteger("stories.rounds", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<Started> agents = new ArrayList<>();

    @AfterEach
    void nobodyIsLeft() {
        agents.forEach(agent -> agent.process().destroyForcibly());
        agents.forEach(agent -> agent.process().onExit().join());
    }

    @Test
    void given_three_nights_without_anybody_when_a_command_comes_then_three_are_missed_and_told_once() {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        clock.at("2026-02-23T12:00:00Z");

        installation.vigie("status").endsWith(0);
        var told = installation.vigie("status", "--json").endsWith(0);

        assertThat(runs(installation, "slot || ' ' || state || ' ' || coalesce(exit_code, '-')"))
                .containsExactly("2026-02-21 MISSED -", "2026-02-22 MISSED -", "2026-02-23 MISSED -");
        assertThat(column(installation, "select kind || ' ' || slot || ' ' || threat from v_alert order by slot"))
                .containsExactly(
                        "NIGHT_MISSED 2026-02-21 missed-run",
                        "NIGHT_MISSED 2026-02-22 missed-run",
                        "NIGHT_MISSED 2026-02-23 missed-run");
        assertThat(told.json().at("/pipelines/0/verdict").asText()).isEqualTo("NobodyRan");
        assertThat(installation.vigie("show", "last").endsWith(0).out()).contains("--slot 2026-02-23");
        Invariants.holdIn(installation);
    }

    @Test
    void given_two_triggers_in_one_second_when_they_run_then_one_does_and_the_other_ends_with_40() {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        for (int round = 1; round <= ROUNDS; round++) {
            var slot = LocalDate.of(2026, 2, 20).plusDays(round);
            clock.at(slot + "T01:00:01Z");
            var both = Stream.of(scheduled(installation), scheduled(installation));

            var told = both.toList().stream().map(Started::told).toList();

            assertThat(told).extracting(Told::exitCode).containsExactlyInAnyOrder(0, 40);
            var refused = told.stream().filter(each -> each.exitCode() == 40).findFirst();
            assertThat(refused.orElseThrow().speaksToAPerson().field("problem")).isEqualTo("SLOT_TAKEN");
            assertThat(runs(installation, "state", "slot = '" + slot + "'")).containsExactly("SUCCEEDED");
        }
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_run_still_at_work_when_the_next_hour_comes_then_that_night_is_skipped_with_an_alert()
            throws IOException {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        agent(installation);

        try (var _ = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            clock.at("2026-02-21T01:00:00Z");
            soon().until(() -> runs(installation, "state"), List.of("RUNNING")::equals);
            clock.at("2026-02-22T01:00:00Z");
            soon().until(() -> runs(installation, "state").size(), found -> found == 2);
            scheduled(installation).told().endsWith(40);
        }

        soon().untilAsserted(() -> assertThat(runs(installation, "slot || ' ' || state || ' ' || exit_code"))
                .containsExactly("2026-02-21 SUCCEEDED 0", "2026-02-22 SKIPPED 40"));
        assertThat(column(installation, "select kind || ' ' || slot from v_alert"))
                .containsExactly("NIGHT_SKIPPED 2026-02-22");
        Invariants.holdIn(installation);
    }

    /// Each clock is seen at every half hour around the hour of the night.
    @ParameterizedTest
    @CsvSource(textBlock = """
        Europe/Paris,  2026-03-29, 2026-03-28T21:00:00Z
        Europe/Paris,  2026-10-25, 2026-10-24T21:00:00Z
        Africa/Douala, 2026-03-29, 2026-03-28T21:00:00Z
        Africa/Douala, 2026-10-25, 2026-10-24T21:00:00Z
        """)
    void given_a_night_of_daylight_saving_when_an_agent_lives_through_it_then_it_is_run_once(
            String zone, String night, Instant evening) {
        var clock = FakeClock.in(folder).at(evening);
        var installation = installation(clock, zone);
        agent(installation);

        for (var now = evening.plusSeconds(3 * 3600); now.isBefore(evening.plusSeconds(6 * 3600)); ) {
            now = now.plusSeconds(1800);
            clock.at(now);
            waitForALook(installation);
        }
        clock.at(evening.plusSeconds(30 * 3600));

        soon().untilAsserted(() -> assertThat(runs(installation, "slot || ' ' || state || ' ' || late"))
                .containsExactly(night + " SUCCEEDED 0", LocalDate.parse(night).plusDays(1) + " SUCCEEDED 1"));
        Invariants.holdIn(installation);
    }

    @Test
    void given_nights_slept_through_when_the_agent_starts_then_only_the_newest_is_caught_up() {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        clock.at("2026-02-23T08:00:00Z");

        var agent = agent(installation);

        soon().untilAsserted(() -> assertThat(runs(installation, "slot || ' ' || state || ' ' || late"))
                .containsExactly(
                        "2026-02-21 MISSED 0", "2026-02-22 MISSED 0", "2026-02-23 MISSED 0", "2026-02-23 SUCCEEDED 1"));
        soon().until(() -> agent.outSoFar().lines().count() >= 7);
        assertThat(installation.vigie("status", "--lang", "en").out()).contains("Night missed, then caught up");
        assertThat(installation.vigie("runs", "--lang", "en").out())
                .contains("Missed")
                .contains(", late");
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_clock_set_back_in_mid_run_when_the_hour_comes_again_then_nothing_runs_twice_and_all_is_told_in_order()
            throws IOException {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        agent(installation);
        try (var _ = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            clock.at("2026-02-21T01:00:00Z");
            soon().until(() -> runs(installation, "state"), List.of("RUNNING")::equals);

            clock.at("2026-02-20T22:00:10Z");
            waitForALook(installation);
        }
        soon().until(() -> runs(installation, "state"), List.of("SUCCEEDED")::equals);
        var byHand = installation
                .vigie("run", "freight", "--slot", "2026-02-20", "--json")
                .endsWith(0);
        clock.at("2026-02-21T01:00:00Z");
        waitForALook(installation);

        assertThat(runs(installation, "slot || ' ' || state"))
                .containsExactly("2026-02-21 SUCCEEDED", "2026-02-20 SUCCEEDED");
        assertThat(installation.vigie("show", "last", "--json").field("run_id")).isEqualTo(byHand.field("run_id"));
        assertThat(installation.vigie("runs").out()).doesNotContain(" -");
        assertThat(column(installation, "select kind from v_alert")).isEmpty();
        Invariants.holdIn(installation);
    }

    @Test
    void given_two_agents_when_the_one_on_duty_is_killed_in_a_run_then_the_other_takes_over_within_seconds()
            throws IOException {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        var first = agent(installation);
        var second = agent(installation);
        soon().until(() ->
                second.outSoFar().contains(Long.toString(first.process().pid())));

        try (var _ = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            clock.at("2026-02-21T01:00:00Z");
            soon().until(() -> runs(installation, "state"), List.of("RUNNING")::equals);
            first.process().destroyForcibly();
            soon().until(
                            () -> onDuty(installation),
                            pid -> pid == second.process().pid());
        }
        soon().until(() -> runs(installation, "state"), List.of("SUCCEEDED")::equals);
        clock.at("2026-02-22T01:00:00Z");

        soon().untilAsserted(() -> assertThat(runs(installation, "slot || ' ' || state"))
                .containsExactly("2026-02-21 SUCCEEDED", "2026-02-22 SUCCEEDED"));
        Invariants.holdIn(installation);
    }

    @Test
    void given_an_agent_when_its_run_and_it_are_killed_then_the_next_one_closes_the_run() throws IOException {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        var first = agent(installation);
        try (var _ = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            clock.at("2026-02-21T01:00:00Z");
            soon().until(() -> runs(installation, "state"), List.of("RUNNING")::equals);
            var worker = ProcessHandle.of(Table.count(installation.book(), "select pid from v_run"))
                    .orElseThrow();
            first.process().destroyForcibly();
            worker.destroyForcibly();
            soon().until(() -> !worker.isAlive() && !first.process().isAlive());
        }

        agent(installation);

        soon().until(() -> runs(installation, "state"), List.of("LOST")::equals);
        scheduled(installation).told().endsWith(0);
        assertThat(runs(installation, "state")).containsExactly("LOST", "SUCCEEDED");
        Invariants.holdIn(installation);
    }

    @Test
    void given_an_agent_when_it_is_asked_to_end_then_it_says_so_and_leaves_its_duties_at_once() {
        var clock = clock("2026-02-20T12:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        var agent = agent(installation);
        soon().until(() -> onDuty(installation), pid -> pid == agent.process().pid());

        agent.process().destroy();

        var told = agent.told().endsWith(0).showsNoStackTrace();
        assertThat(told.err()).isEmpty();
        assertThat(column(installation, "select duty from post")).isEmpty();
        assertThat(installation.vigie("agent", "--once").endsWith(0).out()).isNotEmpty();
    }

    @Test
    void given_a_drain_when_somebody_orders_then_it_is_refused_until_the_starts_are_open_again() {
        var clock = clock("2026-02-21T01:00:00Z");
        var installation = installation(clock, "Africa/Douala");
        installation
                .vigie("schedule", "drain", "--until", "06:30", "--reason", "nouveau disque")
                .endsWith(0);

        var told = installation.vigie("run", "freight", "--json").endsWith(40).speaksToAPerson();

        assertThat(told.field("problem")).isEqualTo("NO_NEW_RUNS");
        assertThat(told.field("message")).contains("06:30", "nouveau disque");
        assertThat(runs(installation, "state")).isEmpty();
        installation.vigie("schedule", "resume").endsWith(0);
        installation.vigie("run", "freight").endsWith(0);
    }

    @Test
    void given_a_bare_environment_in_another_folder_when_the_system_runs_the_night_then_it_works() {
        var installation = Installation.at(folder.resolve("home")).withSample().configure(ScheduleStory::freightAlone);
        var vigie = Installation.launcher() + " run freight --scheduled --home " + installation.home();
        var command =
                List.of("env", "-i", "VIGIE_JAVA_HOME=" + Installation.ourJava(), "sh", "-c", "cd /; exec " + vigie);

        var told = Installation.launch(command, Map.of(), installation.home()).told();

        assertThat(told.exitCode()).as("%s", told).isIn(0, 40); // too late in the day to catch up
        told.showsNoStackTrace();
    }

    private FakeClock clock(String instant) {
        return FakeClock.in(folder).at(instant);
    }

    /// Whose only pipeline is the freight; it takes rows of any age.
    private Installation installation(FakeClock clock, String zone) {
        return Installation.at(folder.resolve("home"), clock.environment())
                .withSample()
                .configure(settings -> {
                    freightAlone(settings);
                    settings.put("zone", zone);
                });
    }

    private static void freightAlone(ObjectNode settings) {
        settings.withObject("/pipelines").remove("telemetry");
        Installation.freight(settings).withObject("/gates").putNull("maxAge");
        Installation.limits(settings).put("lookEvery", "PT0.2S").put("warehouseBusy", "PT2M");
    }

    private Started agent(Installation installation) {
        var agent = installation.start("agent");
        agents.add(agent);
        soon().until(() -> !agent.outSoFar().isEmpty());
        return agent;
    }

    private static Started scheduled(Installation installation) {
        return installation.start("run", "freight", "--scheduled", "--json");
    }

    private static long onDuty(Installation installation) {
        return Table.count(installation.book(), "select coalesce(max(pid), 0) from post where duty = 'SCHEDULE'");
    }

    /// The processes read the clock's file once a second; looks that began before are over. Two seconds lie
    /// between two beats.
    private static void waitForALook(Installation installation) {
        var beat = "select coalesce(max(beat_seq), 0) from post where duty = 'SCHEDULE'";
        long now = Table.count(installation.book(), beat);
        soon().until(() -> Table.count(installation.book(), beat) > now + 1);
    }

    private static List<String> runs(Installation installation, String what) {
        return runs(installation, what, "1");
    }

    private static List<String> runs(Installation installation, String what, String which) {
        return column(installation, "select " + what + " from run where " + which + " order by rowid");
    }

    private static List<String> column(Installation installation, String sql) {
        return Table.read(installation.book(), sql).stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100));
    }
}
