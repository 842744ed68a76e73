package org.vigie.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;
import org.vigie.simulator.FileFault.BadRows;
import org.vigie.simulator.FileFault.StationMissing;
import org.vigie.simulator.ReadingFault.Constant;
import org.vigie.simulator.ReadingFault.Drift;
import org.vigie.simulator.ReadingFault.FlippedLabels;
import org.vigie.simulator.ReadingFault.Incomplete;

class FaultsTest {
    @Test
    void given_words_for_both_sources_when_parsed_then_both_are_at_fault() {
        var faults = Faults.parse(List.of("machines=offline", "transactions=bad-rows:0.25"));

        assertThat(faults).isEqualTo(new Faults(ApiFault.Plain.OFFLINE, new BadRows(0.25)));
    }

    @Test
    void given_no_words_when_parsed_then_nothing_is_at_fault() {
        assertThat(Faults.parse(List.of())).isEqualTo(Faults.NONE);
    }

    @Test
    void given_words_with_more_to_say_when_parsed_then_it_is_understood() {
        assertThat(Faults.parse("machines=slow:PT2S").machines()).isEqualTo(new ApiFault.Slow(Duration.ofSeconds(2)));
        assertThat(Faults.parse("machines=drip").machines()).isEqualTo(new ApiFault.Drip(Duration.ofMillis(100)));
        assertThat(Faults.parse("machines=unavailable:2").machines()).isEqualTo(new ApiFault.Unavailable(2));
        assertThat(Faults.parse("machines=unavailable").machines())
                .isEqualTo(new ApiFault.Unavailable(ApiFault.Unavailable.FOR_EVER));
        assertThat(Faults.parse("machines=redirect:http://127.0.0.1:81/x").machines())
                .isEqualTo(new ApiFault.Redirect(URI.create("http://127.0.0.1:81/x")));
        assertThat(Faults.parse("transactions=station-missing:belabo").transactions())
                .isEqualTo(new StationMissing(Station.BELABO));
    }

    @Test
    void given_words_for_the_sensors_when_parsed_then_the_way_and_the_readings_are_at_fault() {
        assertThat(sensors("unreachable")).isEqualTo(SensorFault.UNREACHABLE);
        assertThat(sensors("truncated")).isEqualTo(SensorFault.TRUNCATED);
        assertThat(sensors("incomplete:31")).isEqualTo(SensorFault.of(new Incomplete(31)));
        assertThat(sensors("flip-labels:40")).isEqualTo(SensorFault.of(new FlippedLabels(40)));
        assertThat(sensors("constant:vibration")).isEqualTo(SensorFault.of(new Constant(SensorColumn.VIBRATION)));
        assertThat(sensors("drift:0.5")).isEqualTo(SensorFault.of(new Drift(0.5, 1)));
        assertThat(sensors("drift:0.5:60")).isEqualTo(SensorFault.of(new Drift(0.5, 60)));
        assertThat(sensors("fahrenheit")).isEqualTo(SensorFault.of(ReadingFault.Plain.FAHRENHEIT));
        assertThat(sensors("one-class")).isEqualTo(SensorFault.of(ReadingFault.Plain.ONE_CLASS));
        assertThat(sensors("repeated")).isEqualTo(SensorFault.of(ReadingFault.Plain.REPEATED));
        assertThat(sensors("slow:PT2S")).isEqualTo(SensorFault.of(new ApiFault.Slow(Duration.ofSeconds(2))));
        assertThat(sensors("bom")).isEqualTo(SensorFault.of(FileFault.Plain.BOM));
    }

    @ParameterizedTest
    @MethodSource("wordsWithoutChoice")
    void given_a_word_that_is_offered_when_parsed_then_it_is_taken(String word) {
        assertThat(Faults.parse(word).equals(Faults.NONE)).isEqualTo(word.endsWith("=none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "machines=slow:soon",
                "machines=slow:PT-1S",
                "machines=unavailable:0",
                "machines=unavailable:99999999999",
                "machines=redirect",
                "machines=redirect:a b",
                "machines=offline:2",
                "machines=OFFLINE",
                "machines=bad-rows:0.1",
                "machines=",
                "transactions=offline",
                "transactions=bad-rows:0,1",
                "transactions=bad-rows:NaN",
                "transactions=bad-rows:12d",
                "transactions=bad-rows:1.5",
                "transactions=station-missing",
                "transactions=station-missing:Kribi",
                "sensors=unknown-machines",
                "sensors=incomplete:101",
                "sensors=incomplete:31%",
                "sensors=flip-labels:NaN",
                "sensors=constant",
                "sensors=constant:failure",
                "sensors=drift:0.5:-1",
                "sensors=drift:half",
                "sensors=unreachable:2",
                "sensors=bad-rows:0.1",
                "locomotives=offline",
                "offline",
                ""
            })
    void given_a_word_that_is_not_known_when_parsed_then_it_names_the_word_and_the_allowed_ones(String typed) {
        assertThatThrownBy(() -> Faults.parse(typed)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(Problem.Code.BAD_USAGE);
            assertThat(refused.problem().about()).hasSize(2).startsWith(typed);
            assertThat(refused.problem().about().getLast()).contains("=none, ");
        });
    }

    @Test
    void given_a_source_named_twice_when_parsed_then_it_is_refused() {
        assertThatThrownBy(() -> Faults.parse(List.of("machines=empty", "machines=deep")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("machines=empty machines=deep");
    }

    private static SensorFault sensors(String word) {
        return Faults.parse("sensors=" + word).sensors();
    }

    static List<String> wordsWithoutChoice() {
        return Faults.words().stream()
                .map(word -> word.contains("|") ? word.substring(0, word.indexOf('|')) : word)
                .toList();
    }
}
