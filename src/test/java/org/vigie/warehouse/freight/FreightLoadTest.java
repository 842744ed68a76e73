package org.vigie.warehouse.freight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.etl.Numbered;
import org.vigie.etl.Rejection;
import org.vigie.etl.Rejection.Reason;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.freight.TransactionFact.Located;

class FreightLoadTest {
    private static final Optional<Located> DOUALA = Optional.of(new Located("Douala", 2010));
    private static final Optional<Located> EDEA = Optional.of(new Located("Edéa", 2015));
    private static final Optional<Located> NOWHERE = Optional.empty();
    private static final String MONDAY = "2026-02-16";
    private static final String TUESDAY = "2026-02-17";

    @TempDir
    private Path folder;

    private Yard yard;

    @BeforeEach
    void make() {
        yard = new Yard(folder);
    }

    @Test
    void given_new_corrected_and_known_rows_when_loaded_then_each_is_counted_as_what_it_is() {
        yard.load(List.of(fact("T-1", MONDAY, 10), fact("T-2", MONDAY, 20)));

        var night = yard.load(List.of(fact("T-1", MONDAY, 10), fact("T-2", MONDAY, 21), fact("T-3", MONDAY, 5)));

        assertThat(night.added()).isOne();
        assertThat(night.changed()).isOne();
        assertThat(night.unchanged()).isOne();
        assertThat(yard.facts()).extracting(TransactionFact::volume).containsExactly(10.0, 21.0, 5.0);
        assertThat(night.digest()).isEqualTo(yard.digestOfTheTable());
    }

    @Test
    void given_the_same_file_when_loaded_twice_then_nothing_changes() {
        var rows = facts(0, 45, MONDAY);
        var first = yard.load(rows);

        var second = yard.load(rows);

        assertThat(second.unchanged()).isEqualTo(45);
        assertThat(second.added() + second.changed()).isZero();
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20, 21, 40, 41})
    void given_any_number_of_rows_when_loaded_then_all_are_there(int count) {
        var night = yard.load(facts(0, count, MONDAY));

        assertThat(night.added()).isEqualTo(count);
        assertThat(yard.facts()).hasSize(count);
    }

    /// Of new rows and of rows of an earlier night, at the places where batches of twenty meet.
    @ParameterizedTest
    @CsvSource(textBlock = """
        false,  0,  1
        false,  0, 19
        false, 18, 19
        false,  0, 20
        false, 19, 20
        false,  5, 44
        true,   0,  1
        true,   0, 19
        true,  19, 20
        true,   5, 44
        """)
    void given_an_id_that_comes_twice_when_loaded_then_the_later_row_is_set_aside(
            boolean knownBefore, int first, int second) {
        var rows = new ArrayList<>(facts(0, 45, MONDAY));
        if (knownBefore) {
            yard.load(List.of(fact("T-" + first, MONDAY, 77)));
        }
        rows.set(second, fact("T-" + first, TUESDAY, 99));

        var night = yard.load(rows);

        assertThat(night.rejections())
                .containsExactly(new Rejection(second + 2, "transaction_id", "T-" + first, Reason.DUPLICATE));
        assertThat(yard.facts()).hasSize(44);
        assertThat(yard.facts()).noneMatch(fact -> fact.volume() == 99);
        assertThat(night.digest()).isEqualTo(yard.digestOfTheTable());
        assertThat(yard.warehouse().stats()).isEqualTo(yard.statsOfTheFacts());
    }

    @Test
    void given_an_id_that_comes_again_in_a_later_batch_when_loaded_then_it_is_set_aside() {
        yard.load(List.of(fact("T-1", MONDAY, 1)));

        var night = yard.load(
                List.of(fact("T-1", MONDAY, 1), fact("T-2", MONDAY, 1)),
                List.of(fact("T-1", MONDAY, 9), fact("T-2", MONDAY, 9)));

        assertThat(night.rejections()).extracting(Rejection::line).containsExactly(4L, 5L);
        assertThat(yard.facts()).extracting(TransactionFact::volume).containsExactly(1.0, 1.0);
    }

    @Test
    void given_a_transaction_when_it_moves_to_a_known_day_then_both_days_are_summed_again() {
        yard.load(List.of(fact("T-1", MONDAY, 10), fact("T-2", MONDAY, 1), fact("T-3", TUESDAY, 5)));

        yard.load(List.of(fact("T-1", TUESDAY, 10)));

        assertThat(volumes()).containsExactly("2026-02-16 Douala 1.0", "2026-02-17 Douala 15.0");
        assertThat(yard.warehouse().stats()).isEqualTo(yard.statsOfTheFacts());
    }

    @Test
    void given_a_transaction_when_it_moves_to_a_day_of_its_own_then_that_day_is_summed() {
        yard.load(List.of(fact("T-1", MONDAY, 10), fact("T-2", MONDAY, 1)));

        yard.load(List.of(fact("T-1", TUESDAY, 10), fact("T-3", TUESDAY, 2)));

        assertThat(volumes()).containsExactly("2026-02-16 Douala 1.0", "2026-02-17 Douala 12.0");
    }

    @Test
    void given_a_days_only_transaction_when_it_moves_away_then_the_day_has_no_statistics() {
        yard.load(List.of(fact("T-1", MONDAY, 10), fact("T-2", TUESDAY, 1)));

        yard.load(List.of(fact("T-1", TUESDAY, 10)));

        assertThat(volumes()).containsExactly("2026-02-17 Douala 11.0");
    }

    @Test
    void given_an_unknown_machine_when_loaded_then_it_is_a_fact_and_no_statistic() {
        var night = yard.load(
                List.of(fact("T-1", MONDAY, 10), fact("T-2", MONDAY, 90, NOWHERE), fact("T-3", TUESDAY, 90, NOWHERE)));

        assertThat(night.withoutStation()).isEqualTo(2);
        assertThat(yard.facts()).hasSize(3);
        assertThat(volumes()).containsExactly("2026-02-16 Douala 10.0");
    }

    @Test
    void given_a_machine_that_becomes_known_when_loaded_again_then_its_day_is_summed() {
        yard.load(List.of(fact("T-1", MONDAY, 10, NOWHERE), fact("T-2", MONDAY, 1, NOWHERE)));

        var night = yard.load(List.of(fact("T-1", MONDAY, 10), fact("T-2", MONDAY, 1, EDEA)));

        assertThat(night.changed()).isEqualTo(2);
        assertThat(volumes()).containsExactly("2026-02-16 Douala 10.0", "2026-02-16 Edéa 1.0");
    }

    @Test
    void given_a_volume_of_zero_below_nothing_when_loaded_again_then_it_is_unchanged() {
        yard.load(List.of(fact("T-1", MONDAY, -0.0)));

        var night = yard.load(List.of(fact("T-1", MONDAY, -0.0)));

        assertThat(night.unchanged()).isOne();
        assertThat(night.digest()).isEqualTo(yard.digestOfTheTable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from fact_transactions where transaction_id = 'T-1'",
                "update fact_transactions set critical_alert = 1 where transaction_id = 'T-1'",
                "update fact_transactions set volume_transferred = 10.001 where transaction_id =" + " 'T-1'",
                "update aggr_daily_site_stats set total_volume = total_volume * (1 + 1e-7)",
                "update aggr_daily_site_stats set total_alerts = total_alerts + 1",
                "delete from aggr_daily_site_stats"
            })
    void given_figures_that_no_longer_agree_when_verified_then_nothing_is_published(String tampering) {
        yard.load(List.of(fact("T-0", MONDAY, 3)));
        var publication = yard.publication();
        try (var load = FreightLoad.in(publication)) {
            load.add(List.of(new Numbered<>(2, fact("T-1", MONDAY, 10))), _ -> {});
            load.refreshDailyStats();
            publication.session().sql().execute(tampering);

            var problem =
                    catchThrowableOfType(ProblemException.class, load::verify).problem();

            assertThat(problem.code()).isEqualTo(Code.OUTCOME_NOT_VERIFIED);
            assertThat(problem.about().getFirst()).isEqualTo("freight");
        }
        assertThat(yard.facts()).hasSize(1);
        assertThat(volumes()).containsExactly("2026-02-16 Douala 3.0");
    }

    @Test
    void given_a_missing_fact_when_verified_then_both_numbers_are_told() {
        var publication = yard.publication();
        try (var load = FreightLoad.in(publication)) {
            load.add(List.of(new Numbered<>(2, fact("T-1", MONDAY, 10))), _ -> {});
            publication.session().sql().execute("delete from fact_transactions");

            var problem =
                    catchThrowableOfType(ProblemException.class, load::verify).problem();

            assertThat(problem)
                    .isEqualTo(Problem.of(
                            Code.OUTCOME_NOT_VERIFIED,
                            "freight",
                            org.vigie.problem.Reason.FACTS.of(1),
                            org.vigie.problem.Reason.FACTS.of(0)));
        }
    }

    @Test
    void given_a_load_that_is_not_committed_when_closed_then_the_warehouse_is_as_it_was() {
        var before = yard.load(facts(0, 5, MONDAY));

        try (var load = yard.begin()) {
            load.add(List.of(new Numbered<>(2, fact("T-1", TUESDAY, 10))), _ -> {});
            load.refreshDailyStats();
        }

        assertThat(yard.digestOfTheTable()).isEqualTo(before.digest());
        assertThat(yard.warehouse().stats()).isEqualTo(yard.statsOfTheFacts());
    }

    @Test
    void given_two_days_when_the_analyses_are_asked_then_rises_and_ranks_are_the_dossiers() {
        yard.load(List.of(
                alert("A-1", MONDAY, DOUALA),
                alert("A-2", TUESDAY, DOUALA),
                alert("A-3", TUESDAY, DOUALA),
                alert("A-4", TUESDAY, EDEA),
                fact("A-5", MONDAY, 50, EDEA),
                alert("A-6", MONDAY, Optional.of(new Located("Bélabo", 2001)))));

        var rises = yard.warehouse().alertRises();
        var ranks = yard.warehouse().reliability();

        var monday = LocalDate.parse(MONDAY);
        var tuesday = LocalDate.parse(TUESDAY);
        assertThat(rises)
                .containsExactly(
                        new AlertRise(tuesday, "Douala", monday, 1, 2, Optional.of(100.0)),
                        new AlertRise(tuesday, "Edéa", monday, 0, 1, Optional.empty()));
        assertThat(ranks)
                .containsExactly(
                        new ReliabilityRank(1, "Edéa", 1, 51.0),
                        new ReliabilityRank(1, "Bélabo", 1, 1.0),
                        new ReliabilityRank(2, "Douala", 3, 3.0));
    }

    private List<String> volumes() {
        return yard.warehouse().stats().stream()
                .map(stats -> stats.day() + " " + stats.station() + " " + stats.volume())
                .toList();
    }

    private static List<TransactionFact> facts(int from, int to, String day) {
        var facts = new ArrayList<TransactionFact>();
        for (int i = from; i < to; i++) {
            facts.add(fact("T-" + i, day, 10 + i / 7.0));
        }
        return facts;
    }

    private static TransactionFact fact(String id, String day, double volume) {
        return fact(id, day, volume, DOUALA);
    }

    private static TransactionFact fact(String id, String day, double volume, Optional<Located> station) {
        return TransactionFact.of(id, "MCH-001", day + " 13:15:17", volume, "OK", station, false);
    }

    private static TransactionFact alert(String id, String day, Optional<Located> station) {
        return TransactionFact.of(id, "MCH-001", day + " 13:15:17", 1, "ERR", station, true);
    }
}
