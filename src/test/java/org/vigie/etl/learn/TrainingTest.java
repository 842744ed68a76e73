package org.vigie.etl.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.etl.learn.Lesson.Provenance;
import org.vigie.etl.learn.ModelCard.Who;
import org.vigie.etl.learn.Verdict.Promoted;
import org.vigie.etl.learn.Verdict.Refused;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// What may teach a model, and what may not.
class TrainingTest {
    private static final LocalDate FIRST = Fleet.FIRST_NIGHT;
    private static final int HISTORY = 30;

    @Test
    void given_sound_readings_when_they_are_learned_then_the_first_champion_serves_with_its_scores() {
        try (var room = new Classroom(Classroom.LIMITS)) {
            var verdict = room.teach(FIRST, Fleet.seeded(1).nights(FIRST, HISTORY));

            assertThat(verdict).isInstanceOf(Promoted.class);
            var card = room.champion().orElseThrow().card();
            assertThat(card.scores().f1()).isGreaterThan(0.95);
            assertThat(card.scores().rocAuc()).isGreaterThan(0.99);
            assertThat(card.of(Who.RULE).orElseThrow().scores().rocAuc()).isBetween(0.9, 1.0);
            assertThat(card.of(Who.CHAMPION)).isEmpty();
            assertThat(card.importance())
                    .extracting(ModelCard.Importance::share)
                    .allMatch(share -> share > 0);
            assertThat(card.training().readings()).isEqualTo(HISTORY * 120);
            assertThat(card.scores().readings()).isBetween(HISTORY * 120 / 5 - 1L, HISTORY * 120 / 5 + 2L);
        }
    }

    @Test
    void given_failures_that_are_hard_to_see_when_clean_nights_are_learned_then_chance_alone_refuses_none() {
        var fleet = Fleet.hardToRead(14);
        try (var room = new Classroom(Classroom.LIMITS)) {
            room.teach(FIRST, fleet.nights(FIRST, HISTORY));

            for (int night = 1; night <= 20; night++) {
                var slot = FIRST.plusDays(night);
                assertThat(room.teach(slot, fleet.night(slot)))
                        .as("night %d: %s", night, room.journal.gates)
                        .isInstanceOf(Promoted.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void given_thirty_clean_nights_when_each_is_learned_then_none_is_refused(long seed) {
        var fleet = Fleet.seeded(seed);
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            room.teach(FIRST, fleet.nights(FIRST, HISTORY));

            for (int night = 1; night <= 30; night++) {
                var slot = FIRST.plusDays(night);
                assertThat(room.teach(slot, fleet.night(slot)))
                        .as("night %d: %s", night, room.journal.gates)
                        .isInstanceOf(Promoted.class);
            }

            assertThat(room.champion().orElseThrow().card().reference().model()).isEqualTo("telemetry-" + FIRST);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisonedFirstNights")
    void given_a_poisoned_first_night_when_it_is_judged_then_its_gate_refuses(
            Code expected, UnaryOperator<List<Fleet.Reading>> poison) {
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            var night = Fleet.seeded(2).nights(FIRST, HISTORY);

            var verdict = room.teach(FIRST, poison.apply(night));

            assertThat(problem(verdict).code()).isEqualTo(expected);
            assertThat(problem(verdict).cause()).isEqualTo(Cause.MODEL_REFUSED);
            assertThat(room.journal.gates).anyMatch(gate -> gate.endsWith("false"));
        }
    }

    static Stream<Arguments> poisonedFirstNights() {
        return Stream.of(
                Arguments.of(Code.TOO_FEW_EXAMPLES, poison(night -> night.subList(0, 150))),
                Arguments.of(Code.TOO_FEW_EXAMPLES, poison(_ -> List.of())),
                Arguments.of(
                        Code.ONE_CLASS_ONLY, poison(night -> Fleet.with(night, reading -> reading.withFailure(false)))),
                Arguments.of(
                        Code.FEATURE_STUCK, poison(night -> Fleet.with(night, reading -> reading.withTemperature(45)))),
                Arguments.of(Code.FAILURE_SHARE_ODD, poison(night -> flipped(night, 0.4))),
                Arguments.of(Code.UNIT_CHANGED, poison(night -> Fleet.with(night, TrainingTest::inFahrenheit))),
                Arguments.of(Code.READINGS_REPEATED, poison(TrainingTest::copied)),
                Arguments.of(Code.LABELS_ASTRAY, poison(TrainingTest::shuffledLabels)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisonedNights")
    void given_a_champion_when_a_poisoned_night_comes_then_its_gate_refuses_and_the_champion_stays(
            Code expected, UnaryOperator<List<Fleet.Reading>> poison) {
        var fleet = Fleet.seeded(3);
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            room.teach(FIRST, fleet.nights(FIRST, HISTORY));
            var champion = room.champion().orElseThrow();
            var slot = FIRST.plusDays(1);

            var verdict = room.teach(slot, poison.apply(fleet.night(slot)));

            assertThat(problem(verdict).code())
                    .as(room.journal.gates.toString())
                    .isEqualTo(expected);
            assertThat(room.champion()).containsSame(champion);
            assertThat(room.teach(slot.plusDays(1), fleet.night(slot.plusDays(1))))
                    .isInstanceOf(Promoted.class);
        }
    }

    static Stream<Arguments> poisonedNights() {
        return Stream.of(
                Arguments.of(
                        Code.ONE_CLASS_ONLY, poison(night -> Fleet.with(night, reading -> reading.withFailure(false)))),
                Arguments.of(
                        Code.FEATURE_STUCK, poison(night -> Fleet.with(night, reading -> reading.withTemperature(45)))),
                Arguments.of(Code.FAILURE_SHARE_ODD, poison(night -> flipped(night, 0.4))),
                Arguments.of(Code.UNIT_CHANGED, poison(night -> Fleet.with(night, TrainingTest::inFahrenheit))),
                Arguments.of(Code.UNIT_CHANGED, poison(night -> Fleet.with(night, TrainingTest::inInches))),
                Arguments.of(
                        Code.FEATURE_OUT_OF_RANGE,
                        poison(night ->
                                Fleet.with(night, reading -> reading.withTemperature(reading.temperature() - 80)))),
                Arguments.of(
                        Code.FEATURE_DRIFTED,
                        poison(night ->
                                Fleet.with(night, reading -> reading.withTemperature(reading.temperature() + 12)))),
                Arguments.of(Code.READINGS_REPEATED, poison(TrainingTest::copied)),
                Arguments.of(Code.READINGS_AHEAD, poison(TrainingTest::tomorrow)));
    }

    @Test
    void given_readings_of_no_known_run_when_they_are_judged_then_nothing_is_learned() {
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            var night = Fleet.seeded(4).nights(FIRST, HISTORY);

            var invented = room.teach(FIRST, night, new Provenance(3, true));
            var changed = room.teach(FIRST, night, new Provenance(0, false));

            assertThat(problem(invented)).isEqualTo(Problem.of(Code.READINGS_OF_NOBODY, 3));
            assertThat(problem(changed).code()).isEqualTo(Code.READINGS_OF_NOBODY);
        }
    }

    @Test
    void given_half_a_percent_of_drift_a_night_when_champions_follow_each_other_then_the_fixed_reference_finds_it() {
        var fleet = Fleet.seeded(5);
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            room.teach(FIRST, fleet.nights(FIRST, HISTORY));
            var codes = new ArrayList<Code>();

            for (int night = 1; night < 60 && codes.isEmpty(); night++) {
                var slot = FIRST.plusDays(night);
                double drift = Math.pow(1.005, night);
                var drifted = Fleet.with(
                        fleet.night(slot), reading -> reading.withTemperature(reading.temperature() * drift));
                if (room.teach(slot, drifted) instanceof Refused(var problem, var card)) {
                    assertThat(card).isEmpty();
                    codes.add(problem.code());
                }
            }

            assertThat(codes).containsExactly(Code.FEATURE_DRIFTED);
            assertThat(room.champion().orElseThrow().card().version()).isGreaterThan("telemetry-" + FIRST.plusDays(3));
        }
    }

    @Test
    void given_features_that_say_nothing_when_a_candidate_is_tried_then_it_is_refused_and_its_card_tells_why() {
        var limits = new LearnLimits(10, 42, 0.02, 1.01, 0.005, 0.20, 0.35);
        try (var room = new Classroom(limits)) {
            var verdict = room.teach(FIRST, Fleet.seeded(6).nights(FIRST, HISTORY));

            var card = ((Refused) verdict).card().orElseThrow();
            assertThat(problem(verdict).code()).isEqualTo(Code.CANDIDATE_TOO_WEAK);
            assertThat(card.problem()).contains(problem(verdict));
            assertThat(card.forests()).isEmpty();
        }
    }

    @Test
    void given_a_candidate_that_is_worse_than_the_champion_when_it_is_tried_then_both_areas_say_so() {
        var fleet = Fleet.seeded(7);
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            room.teach(FIRST, fleet.nights(FIRST, HISTORY));
            var lesson = room.lesson(FIRST.plusDays(1), fleet.night(FIRST.plusDays(1)));
            var folds = Folds.of(lesson.learnable(), 42);
            var wrong = Fleet.examples(shuffledLabels(Fleet.seeded(8).nights(FIRST, HISTORY)), "");

            try (var candidate = new Nursery(10, 42, 1)
                    .grow(wrong, List.of(wrong.rows()), _ -> {})
                    .getFirst()) {
                var measured = Trial.of(lesson, Classroom.FEW_TREES, Fleet.RULE, folds, candidate)
                        .measure();

                assertThat(measured)
                        .filteredOn(each -> each.gate().equals("not-worse"))
                        .extracting(each -> each.problem().orElseThrow().code())
                        .containsExactly(Code.CANDIDATE_WORSE, Code.CANDIDATE_WORSE);
            }
        }
    }

    @Test
    void given_a_gate_that_refuses_when_the_night_is_judged_then_every_gate_was_measured_all_the_same() {
        try (var room = new Classroom(Classroom.FEW_TREES)) {
            var night = flipped(Fleet.seeded(8).nights(FIRST, HISTORY), 0.4);

            room.teach(FIRST, night);

            assertThat(room.journal.gates)
                    .extracting(gate -> gate.split(" ")[0])
                    .contains(
                            "training-rows",
                            "classes",
                            "known-runs",
                            "repeated-values",
                            "ahead-of-night",
                            "constant-feature",
                            "failure-share",
                            "range",
                            "labels-follow");
        }
    }

    private static Problem problem(Verdict verdict) {
        return ((Refused) verdict).problem();
    }

    private static UnaryOperator<List<Fleet.Reading>> poison(UnaryOperator<List<Fleet.Reading>> poison) {
        return poison;
    }

    private static List<Fleet.Reading> flipped(List<Fleet.Reading> night, double share) {
        var random = new Random(1);
        return Fleet.with(
                night, reading -> random.nextDouble() < share ? reading.withFailure(!reading.failure()) : reading);
    }

    /// As many failures as before, of other readings.
    private static List<Fleet.Reading> shuffledLabels(List<Fleet.Reading> night) {
        var random = new Random(1);
        return Fleet.with(night, reading -> reading.withFailure(random.nextDouble() < 0.05));
    }

    private static Fleet.Reading inFahrenheit(Fleet.Reading reading) {
        return reading.withTemperature(reading.temperature() * 1.8 + 32);
    }

    private static Fleet.Reading inInches(Fleet.Reading reading) {
        return new Fleet.Reading(
                reading.loco(),
                reading.at(),
                reading.flow(),
                reading.pressure(),
                reading.vibration() / 25.4,
                reading.temperature(),
                reading.failure());
    }

    private static List<Fleet.Reading> copied(List<Fleet.Reading> night) {
        var original = night.getFirst();
        return Stream.concat(
                        night.stream().limit(night.size() * 19L / 20),
                        night.stream()
                                .skip(night.size() * 19L / 20)
                                .map(reading -> new Fleet.Reading(
                                        reading.loco(),
                                        reading.at(),
                                        original.flow(),
                                        original.pressure(),
                                        original.vibration(),
                                        original.temperature(),
                                        original.failure())))
                .toList();
    }

    private static List<Fleet.Reading> tomorrow(List<Fleet.Reading> night) {
        return Fleet.with(
                night,
                reading -> new Fleet.Reading(
                        reading.loco(),
                        "2027" + reading.at().substring(4),
                        reading.flow(),
                        reading.pressure(),
                        reading.vibration(),
                        reading.temperature(),
                        reading.failure()));
    }
}
