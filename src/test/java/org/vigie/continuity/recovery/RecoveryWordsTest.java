package org.vigie.continuity.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Note.Meaning;
import org.vigie.continuity.threat.Threat;
import org.vigie.language.Texts;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.RunState;

/// Everything that can be seen has its words, in both languages.
class RecoveryWordsTest {
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");

    static Stream<Texts> languages() {
        return Stream.of(Texts.french(), Texts.english());
    }

    static Stream<Arguments> notes() {
        return languages()
                .flatMap(texts -> Stream.of(Kind.values()).map(kind -> Arguments.of(texts.locale(), texts, kind)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("notes")
    void given_a_thing_seen_when_it_is_told_then_each_place_is_filled(Object language, Texts texts, Kind kind) {
        var about = kind == Kind.PROBLEM
                ? new Object[] {Code.WAREHOUSE_LOCKED, "w.sqlite", "PT30S", "sqlite3 (pid 5120)"}
                : kind.meanings().stream().map(RecoveryWordsTest::example).toArray();

        var told = new RecoveryWords(texts, DOUALA).note(Note.of(kind, about));

        assertThat(told).as("%s", language).isNotBlank().doesNotContain("{", "null");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_the_procedure_when_it_is_told_then_each_step_has_its_title_its_reason_its_act_and_its_way_back(
            Texts texts) {
        var words = new RecoveryWords(texts, DOUALA);

        for (var step : Step.values()) {
            assertThatCode(() -> {
                        words.title(step);
                        words.why(step);
                        words.does(step);
                        words.rollback(step);
                    })
                    .as("%s", step)
                    .doesNotThrowAnyException();
        }
        Stream.of(Trouble.values(), Condition.values(), RecoveryState.values(), RecoveryPage.StepState.values())
                .flatMap(Stream::of)
                .forEach(constant -> assertThat(texts.word((Enum<?>) constant)).isNotBlank());
    }

    private static Object example(Meaning meaning) {
        return switch (meaning) {
            case WORDS -> "supply_chain_dwh.sqlite";
            case COUNT -> 500;
            case BYTES -> 40_960;
            case DURATION -> "PT2M";
            case MOMENT -> Instant.parse("2026-02-21T01:10:00Z");
            case NIGHT -> "2026-02-21";
            case TROUBLE -> Trouble.STUCK_RUN;
            case THREAT -> Threat.SQL_DEADLOCK;
            case RUN_STATE -> RunState.LOST;
            case JUDGEMENT -> "STUCK";
            case STOP_ACT -> "CONFIRMED";
            case CONDITION -> Condition.SLOT_PRESENT;
        };
    }
}
