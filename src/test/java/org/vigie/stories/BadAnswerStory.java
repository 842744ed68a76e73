package org.vigie.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.simulator.ApiFault;
import org.vigie.simulator.ApiFault.Plain;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.World;

/// A freight API that fails in every way it can, in front of a night that was published before.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadAnswerStory {
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    @TempDir
    static Path folder;

    private static FreightApi api;
    private static Installation installation;

    @BeforeAll
    static void publish() {
        api = FreightApi.open(World.of(42), 0);
        installation = Installation.at(folder.resolve("home")).calling(api.address());
        installation.drop(Sample.transactions());
        installation.run().endsWith(0);
        installation.configure(settings -> Installation.limits(settings).put("callDeadline", DEADLINE.toString()));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @AfterEach
    void heal() {
        api.heal();
    }

    /// @param says what the message must name
    record Case(String fault, ApiFault answer, Refusal refusal, String says) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case("S01 refuses the connection", Plain.OFFLINE, Refusal.unavailable("API_UNREACHABLE"), "(3"),
                new Case(
                        "S02 accepts and never answers", Plain.SILENT, Refusal.unavailable("API_TOO_SLOW"), "machines"),
                new Case(
                        "S02 answers drop by drop",
                        new ApiFault.Drip(Duration.ofMillis(200)),
                        Refusal.unavailable("API_TOO_SLOW"),
                        "machines"),
                new Case(
                        "S03 an HTML page with status 200",
                        Plain.ERROR_PAGE,
                        Refusal.invalid("NOT_JSON"),
                        "502 Bad Gateway"),
                new Case("S04 a part of the body", Plain.TRUNCATED, Refusal.unavailable("API_UNREACHABLE"), "(3"),
                new Case(
                        "S05 503 for ever",
                        new ApiFault.Unavailable(ApiFault.Unavailable.FOR_EVER),
                        Refusal.unavailable("API_REFUSED"),
                        "503"),
                new Case("S06 nested without end", Plain.DEEP, Refusal.invalid("JSON_UNSOUND"), "machines"),
                new Case(
                        "S07 a key that comes twice",
                        Plain.DUPLICATE_KEYS,
                        Refusal.invalid("JSON_UNSOUND"),
                        "machines"),
                new Case("S10 nothing", Plain.EMPTY, Refusal.gate("TOO_FEW_ROWS"), "machines"));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void given_a_failing_api_when_the_night_runs_then_it_is_refused_and_the_warehouse_is_as_it_was(Case answer) {
        api.suffer(answer.answer());

        var told = answer.refusal().seenIn(installation);

        assertThat(told.field("message")).contains(answer.says());
    }

    @Order(1)
    @Test
    void given_two_refusals_and_then_an_answer_when_the_night_runs_then_three_tries_are_in_its_log() {
        api.suffer(new ApiFault.Unavailable(2));
        long before = api.requests();

        var told = installation.run().endsWith(0);

        assertThat(api.requests() - before).isEqualTo(3);
        var log = installation.vigie("log", told.field("run_id")).endsWith(0).out();
        assertThat(log).contains("try 1 of 3", "try 2 of 3", "try 3 of 3");
        assertThat(told.json().path("rows_unchanged").asInt()).isEqualTo(500);
        Invariants.holdIn(installation);
    }

    @Order(1)
    @Test
    void given_a_redirect_to_another_host_when_the_night_runs_then_that_host_is_never_called() {
        try (var other = FreightApi.open(World.of(1), 0)) {
            api.suffer(new ApiFault.Redirect(other.address()));

            var told = Refusal.unavailable("API_REDIRECTED").seenIn(installation);

            assertThat(told.field("message")).contains("127.0.0.1:" + other.port());
            assertThat(other.requests()).isZero();
        }
    }

    @Order(1)
    @Test
    void given_a_second_address_when_the_first_is_offline_then_the_night_succeeds() {
        try (var standby = FreightApi.open(World.of(42), 0)) {
            api.suffer(Plain.OFFLINE);
            var both = new URI[] {api.address(), standby.address()};

            var told = installation
                    .configure(settings -> Installation.callFrom(settings, both))
                    .run()
                    .endsWith(0);

            assertThat(standby.requests()).isOne();
            assertThat(told.json().path("rows_unchanged").asInt()).isEqualTo(500);
            Invariants.holdIn(installation);
        } finally {
            installation.configure(settings -> Installation.limits(settings).put("callDeadline", DEADLINE.toString()));
        }
    }

    @Order(1)
    @Test
    void given_an_answer_of_bad_machines_when_the_night_runs_then_it_is_refused_with_each_of_them() throws IOException {
        try (var server = LocalServer.answering("application/json", """
            [{"machine_id":"MCH-001","site_location":"Douala","installation_year":"new"},
             {"machine_id":"MCH-002","site_location":null,"installation_year":2011},
             {"machine_id":"MCH-003","site_location":"Douala","installation_year":2011}]
            """.getBytes(UTF_8))) {
            installation.configure(settings -> Installation.callFrom(settings, server.address()));

            var told = Refusal.gate("TOO_MANY_BAD_ROWS").seenIn(installation);

            assertThat(Table.read(
                            installation.book(),
                            "select field from v_quarantine where run_id = '"
                                    + told.field("run_id")
                                    + "' order by line"))
                    .extracting(row -> row.get("field"))
                    .containsExactly("installation_year", "site_location");
        } finally {
            installation.configure(settings -> Installation.limits(settings).put("callDeadline", DEADLINE.toString()));
        }
    }

    @Order(2)
    @Test
    void given_all_these_refusals_when_the_history_is_told_then_each_speaks_both_languages() {
        Refusal.allToldInBothLanguages(installation);
    }
}
