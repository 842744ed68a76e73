package org.vigie.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenGatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        max-rejected-share | 0.041                | 4,1 %                          | 4.1%
        max-age            | PT26H                | 1 j 2 h                        | 1 d 2 h
        min-rows           | 12000                | 12 000                         | 12,000
        training-rows      | 10000 / 500          | 10 000 relevés, 500 pannes     | 10,000 readings, 500 failures
        classes            | 500 / 10000          | 500 pannes sur 10 000 relevés  | 500 failures of 10,000 readings
        classes            | 0 / 120              | aucune panne sur 120 relevés   | no failure of 120 readings
        known-runs         | ≠                    | contenu modifié                | content was altered
        range              | 0.9083               | 90,83 %                        | 90.83%
        failure-share      | 0.05 (0.041..0.0625) | 5 % (de 4,1 % à 6,25 %)        | 5% (4.1% to 6.25%)
        drift              | 12.67                | 12,67 écarts-types             | 12.67 standard deviations
        drift              | 0.35                 | 0,35 écart-type                | 0.35 standard deviations
        spread             | 3.148                | 3,148 fois                     | 3.148 times
        labels-follow      | -                    | trop peu de pannes pour en juger | too few failures to judge by
        held-out           | 0.9923               | 0,9923                         | 0.9923
        not-yet-known      | 0.5 / x              | 0.5 / x                        | 0.5 / x
        """)
    void given_a_measure_when_it_is_said_then_it_has_its_unit(
            String gate, String value, String french, String english) {
        assertThat(plain(new SpokenGates(Texts.french()).measured(gate, value))).isEqualTo(french);
        assertThat(plain(new SpokenGates(Texts.english()).measured(gate, value)))
                .isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        min-rows      | 1          | au moins 1                         | at least 1
        training-rows | 200 / 20   | au moins 200 relevés, 20 pannes    | at least 200 readings, 20 failures
        range         | 0.01       | au plus 1 %                        | at most 1%
        drift         | 0.35       | au plus 0,35 écart-type            | at most 0.35 standard deviations
        spread        | 0.5..2     | de 0,5 à 2 fois                    | 0.5 to 2 times
        failure-share | 0.005..0.2 | de 0,5 % à 20 %                    | 0.5% to 20%
        classes       | 0 / 1      | des pannes et des relevés normaux  | failures and normal readings
        held-out      | 0.75       | au moins 0,75                      | at least 0.75
        not-yet-known | 3          | 3                                  | 3
        """)
    void given_a_limit_when_it_is_said_then_it_is_told_on_which_side_one_must_stay(
            String gate, String value, String french, String english) {
        assertThat(plain(new SpokenGates(Texts.french()).allowed(gate, value))).isEqualTo(french);
        assertThat(plain(new SpokenGates(Texts.english()).allowed(gate, value))).isEqualTo(english);
    }

    @Test
    void given_a_gate_when_it_is_named_then_what_it_measured_is_told_once() {
        var gates = new SpokenGates(Texts.french());

        assertThat(gates.name("range", "temperature")).isEqualTo("part de valeurs hors limites · température");
        assertThat(gates.name("failure-share", "failure")).isEqualTo("part de pannes");
    }

    private static String plain(String said) {
        return said.replace('\u00a0', ' ');
    }
}
