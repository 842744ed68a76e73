package org.vigie.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Sign;

class WatchWordsTest {
    private static final Run RUN = Staged.running(Staged.NIGHT, "b3n8", 0.61);

    @Test
    void given_a_foreign_lock_when_its_cause_is_told_then_process_pid_user_and_since_are_named() {
        var cause = words(Texts.french()).cause(RUN, StagedStop.waitingForLock());

        assertThat(cause).contains("sqlite3", "processus 5120", "utilisateur kbr", "depuis 05:12");
    }

    @Test
    void given_a_lock_whose_holder_the_system_hides_when_it_is_told_then_it_says_so() {
        var unknown =
                StagedStop.watch(Judgement.WAITING_FOR_LOCK, Sign.LOCK_HELD, Duration.ofSeconds(20), Optional.empty());

        assertThat(words(Texts.french()).cause(RUN, unknown)).contains("que le système ne nomme pas");
    }

    @ParameterizedTest
    @EnumSource(Sign.class)
    void given_a_sign_when_its_cause_is_told_then_it_is_a_whole_sentence_or_nothing_to_explain(Sign sign) {
        for (var texts : List.of(Texts.french(), Texts.english())) {
            var cause = words(texts)
                    .cause(RUN, StagedStop.watch(Judgement.SUSPECT, sign, Duration.ofSeconds(20), Optional.empty()));

            assertThat(cause)
                    .satisfiesAnyOf(
                            said -> assertThat(said).endsWith(".").doesNotContain("{"),
                            said -> assertThat(sign).isEqualTo(Sign.ADVANCING));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Judgement.class,
            names = {"WAITING_FOR_LOCK", "SUSPECT", "STUCK"})
    void given_a_worrying_judgement_when_it_is_told_then_there_is_a_next_step(Judgement judgement) {
        var watch = judgement == Judgement.WAITING_FOR_LOCK
                ? StagedStop.waitingForLock()
                : StagedStop.watch(judgement, Sign.WORK_BLOCKED, Duration.ofSeconds(20), Optional.empty());

        assertThat(words(Texts.english()).next(watch)).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        NORMAL, 184, encore environ 3 min
        NORMAL, 70, encore environ 1 min 10 s
        NORMAL, 42, encore environ 42 s
        SLOW, 184, plus long que d’habitude
        STUCK, 184, ''
        SUSPECT, 184, ''
        """)
    void given_an_estimate_when_the_remaining_time_is_told_then_it_is_round_and_never_promised_to_a_stuck_run(
            Judgement judgement, long seconds, String told) {
        var watch =
                StagedStop.watch(judgement, Sign.ADVANCING, Duration.ZERO, Optional.of(Duration.ofSeconds(seconds)));

        assertThat(words(Texts.french()).remaining(RUN, Optional.of(watch)).replace('\u00a0', ' '))
                .isEqualTo(told);
    }

    @Test
    void given_several_runs_when_the_strip_is_filled_then_the_most_worrying_comes_first() {
        var other = Staged.of("telemetry", Staged.running(Staged.NIGHT, "q5w2", 0.2));
        var desk = StagedDesk.running();
        var stuck = Map.of(RUN.id(), StagedStop.stuck());

        var glance = new Glance(desk.morning(), List.of(other, RUN), stuck);

        assertThat(glance.worstFirst()).containsExactly(RUN, other);
    }

    @ParameterizedTest
    @EnumSource(Judgement.class)
    void given_a_judgement_when_it_is_shown_then_it_has_an_icon_a_tone_and_a_word(Judgement judgement) {
        assertThat(Look.of(judgement).icon()).isNotNull();
        assertThat(words(Texts.french()).judgement(judgement)).isNotBlank();
        assertThat(words(Texts.english()).judgement(judgement)).isNotBlank();
    }

    @Test
    void given_the_judgements_when_they_are_shown_then_no_two_share_their_icon() {
        assertThat(List.of(Judgement.values()))
                .extracting(judgement -> Look.of(judgement).icon())
                .doesNotHaveDuplicates();
    }

    private static WatchWords words(Texts texts) {
        return new Viewing(
                        texts,
                        Staged.ZONE,
                        InstantSource.fixed(Staged.NOW),
                        new NowhereToGo(),
                        new SimpleBooleanProperty(true))
                .watchWords();
    }
}
