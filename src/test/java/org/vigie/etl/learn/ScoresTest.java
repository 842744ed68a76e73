package org.vigie.etl.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {
    /// The same scores and labels as scikit-learn was given: `((i * 37) % 101) / 101`, failing when
    /// `(i * 53) % 97 < 20 + i % 7`.
    @Test
    void given_two_hundred_scores_when_they_are_judged_then_the_figures_are_those_of_scikit_learn() {
        var scores = new float[200];
        var labels = new boolean[200];
        for (int i = 0; i < 200; i++) {
            scores[i] = i * 37 % 101 / 101f;
            labels[i] = i * 53 % 97 < 20 + i % 7;
        }

        var judged = Scores.of(scores, labels);

        assertThat(judged.rocAuc()).isEqualTo(SKLEARN_ROC, within(1e-12));
        assertThat(judged.prAuc()).isEqualTo(SKLEARN_PR, within(1e-12));
        assertThat(judged.brier()).isEqualTo(SKLEARN_BRIER, within(1e-7));
        assertThat(judged.f1()).isEqualTo(SKLEARN_F1, within(1e-12));
        assertThat(judged.precision()).isEqualTo(SKLEARN_PRECISION, within(1e-12));
        assertThat(judged.recall()).isEqualTo(SKLEARN_RECALL, within(1e-12));
    }

    private static final double SKLEARN_ROC = 0.4522232734153264;
    private static final double SKLEARN_PR = 0.2218174264107769;
    private static final double SKLEARN_BRIER = 0.34926869992586923;
    private static final double SKLEARN_F1 = 0.32432432432432434;
    private static final double SKLEARN_PRECISION = 0.24242424242424243;
    private static final double SKLEARN_RECALL = 0.4897959183673469;

    @Test
    void given_equal_scores_when_they_are_ranked_then_half_of_them_count_as_right() {
        var scores = new float[] {0.9f, 0.5f, 0.5f, 0.1f};
        var labels = new boolean[] {true, true, false, false};

        var judged = Scores.of(scores, labels);

        assertThat(judged.rocAuc()).isEqualTo(3.5 / 4);
        assertThat(judged.prAuc()).isEqualTo(0.5 + 0.5 * 2 / 3, within(1e-15));
        assertThat(judged.confusion()).isEqualTo(new Confusion(2, 1, 0, 1));
        assertThat(judged.calibration())
                .extracting(Scores.Bin::from, Scores.Bin::readings, Scores.Bin::came)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0.1, 1L, 0.0),
                        org.assertj.core.groups.Tuple.tuple(0.5, 2L, 0.5),
                        org.assertj.core.groups.Tuple.tuple(0.9, 1L, 1.0));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,        0,      false
        0.49994,  49.99,  false
        0.49996,  50.00,  true
        0.5,      50.00,  true
        1,        100.00, true
        """)
    void given_a_score_when_it_is_shown_then_the_alarm_agrees_with_the_figure(
            float score, double percent, boolean alarm) {
        assertThat(Risk.percent(score)).isEqualTo(percent);
        assertThat(Risk.alarms(score)).isEqualTo(alarm);
    }
}
