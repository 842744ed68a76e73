package org.vigie.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.etl.Counts;
import org.vigie.etl.Fence;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Notebook;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Ticket;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.sqlite.Database;
import org.vigie.warehouse.Publication.Outcome;
import org.vigie.warehouse.freight.FreightWarehouse;

/// A night is in the ledger whole, or not at all.
class PublicationTest {
    private static final Instant NIGHT = Instant.parse("2026-02-21T01:19:00.123Z");
    private static final Fence OPEN = () -> {};
    private static final Outcome OUTCOME = new Outcome(3, 1, 42, "ab".repeat(32), "2026-02-20 23:59:59");

    @TempDir
    private Path folder;

    private Database warehouse;
    private final Notebook journal = new Notebook();

    @BeforeEach
    void make() {
        warehouse = FreightWarehouse.database(folder.resolve("w.sqlite"), Duration.ofSeconds(10));
        warehouse.create();
    }

    @Test
    void given_a_publication_when_committed_then_another_connection_reads_its_row() {
        try (var publication = begin("run-1", 1, OPEN)) {
            publication.commit(new Counts(5, 4, 1), OUTCOME, List.of(input("erp", "0b")));
        }

        assertThat(new RunLedger(warehouse).of("run-1"))
                .contains(
                        new LedgerRow("run-1", "freight", "2026-02-21", 1, 5, 4, 1, 3, 1, 42, "ab".repeat(32), NIGHT));
        assertThat(journal.activities).containsExactly(Activity.WORKING, Activity.COMMITTING, Activity.WORKING);
    }

    @Test
    void given_a_publication_when_closed_without_commit_then_every_table_is_as_it_was() {
        publish("run-1", 1);
        var before = dump();

        try (var publication = begin("run-2", 2, OPEN)) {
            publication.session().sql().execute("delete from run_input");
            publication.session().sql().execute("create table left_behind (x)");
        }

        assertThat(dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5})
    void given_a_run_whose_fence_is_not_the_newest_when_committed_then_it_is_fenced(long fence) {
        publish("younger", 5);
        var before = dump();

        try (var late = begin("late", fence, OPEN)) {
            assertThat(problem(late)).isEqualTo(Problem.of(Code.RUN_FENCED, "late", "younger"));
        }

        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void given_a_lease_that_was_lost_when_committed_then_nothing_is_published() {
        Fence lost = () -> {
            throw new ProblemException(Code.RUN_FENCED, "run-1", "run-2");
        };

        try (var publication = begin("run-1", 1, lost)) {
            assertThat(problem(publication).code()).isEqualTo(Code.RUN_FENCED);
        }

        assertThat(new RunLedger(warehouse).newest()).isEmpty();
    }

    @Test
    void given_a_run_that_has_published_when_it_publishes_again_then_it_is_fenced_by_itself() {
        publish("run-1", 1);

        try (var again = begin("run-1", 1, OPEN)) {
            assertThatThrownBy(() -> commit(again)).isInstanceOf(ProblemException.class);
        }

        assertThat(new RunLedger(warehouse).newest()).isPresent();
    }

    @Test
    void given_inputs_in_any_order_when_committed_then_their_common_digest_is_the_same() {
        try (var one = begin("run-1", 1, OPEN)) {
            one.commit(Counts.NONE, OUTCOME, List.of(input("a", "01"), input("b", "02")));
        }
        try (var other = begin("run-2", 2, OPEN)) {
            other.commit(Counts.NONE, OUTCOME, List.of(input("b", "02"), input("a", "01")));
        }

        try (var session = warehouse.openReadOnly()) {
            assertThat(session.sql().fetchValues("select distinct input_sha256 from v_run_ledger"))
                    .hasSize(1);
        }
    }

    @Test
    void given_an_empty_ledger_when_asked_for_the_digest_before_then_it_is_that_of_no_rows() {
        try (var first = begin("run-1", 1, OPEN)) {
            assertThat(first.digestBefore().hex()).isEqualTo(new ContentDigest().hex());
            commit(first);
        }
        try (var second = begin("run-2", 2, OPEN)) {
            assertThat(second.digestBefore().hex()).isEqualTo("ab".repeat(32));
        }
    }

    @Test
    void given_another_writer_when_a_publication_begins_then_it_waits_and_its_journal_says_so() {
        try (var writer = warehouse.open()) {
            writer.begin(() -> {});
            var waiting = CompletableFuture.runAsync(() -> publish("run-1", 1));
            await().until(() -> journal.activities.contains(Activity.WAITING_FOR_WAREHOUSE));
            assertThat(waiting).isNotDone();

            writer.rollback();

            await().until(waiting::isDone);
            assertThat(waiting).isCompleted();
        }
        assertThat(journal.activities).startsWith(Activity.WAITING_FOR_WAREHOUSE, Activity.WORKING);
    }

    private void publish(String run, long fence) {
        try (var publication = begin(run, fence, OPEN)) {
            commit(publication);
        }
    }

    private static void commit(Publication publication) {
        publication.commit(new Counts(5, 4, 1), OUTCOME, List.of(input("erp", "0a")));
    }

    private static Problem problem(Publication publication) {
        return catchThrowableOfType(ProblemException.class, () -> commit(publication))
                .problem();
    }

    private Publication begin(String run, long fence, Fence check) {
        var ticket = new Ticket(
                run, "freight", LocalDate.of(2026, 2, 21), LocalDateTime.of(2026, 2, 21, 2, 0), fence, NIGHT);
        return Publication.begin(warehouse, ticket, journal, check, () -> NIGHT);
    }

    private static Snapshot input(String source, String sha256) {
        return new Snapshot(source, source, Path.of(source), sha256, 10, Optional.empty());
    }

    private String dump() {
        try (var session = warehouse.openReadOnly()) {
            var sql = session.sql();
            return sql.fetch("select * from run_ledger").formatCSV()
                    + sql.fetch("select * from run_input").formatCSV()
                    + sql.fetch("select name from sqlite_schema order by name").formatCSV();
        }
    }
}
