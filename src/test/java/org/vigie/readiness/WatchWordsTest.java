package org.vigie.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.language.Texts;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Sign;
import org.vigie.runs.watch.Watch;
import org.vigie.runs.watch.Watch.Holder;

class WatchWordsTest {
    private static final Instant NOW = Instant.parse("2026-02-21T01:19:00Z");
    private static final Optional<Duration> TWO_MINUTES = Optional.of(Duration.ofMinutes(2));
    private static final WatchWords ENGLISH = new WatchWords(Texts.english(), ZoneId.of("Africa/Douala"));
    private static final WatchWords FRENCH = new WatchWords(Texts.french(), ZoneId.of("Africa/Douala"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        NORMAL  | ADVANCING         | The work goes on. | -
        NORMAL  | AWAITING_SOURCE   | Waiting for the answer of the source. | -
        SLOW    | LONGER_THAN_USUAL | Takes longer than usual (2 min). | -
        SLOW    | AWAITING_SOURCE   | Waiting for the answer of the source. Takes longer than usual (2 min). | -
        SUSPECT | FROZEN            | The process is suspended by the system (a stop signal or a debugger). Nothing has moved for 12 s. | Find who suspended it and let it go on, or stop it: vigie kill abcd --reason …
        STUCK   | TURNING           | The process lives and computes, but its work turns in circles. Nothing has moved for 12 s. | Read its log (vigie log abcd), then stop it: vigie kill abcd --reason …
        STUCK   | STOPPING          | It was asked to stop. Nothing has moved for 12 s. | -
        """)
    void given_a_watch_when_it_is_told_then_the_cause_and_the_next_step_are_said(
            Judgement judgement, Sign sign, String sentence, String hint) {
        var watch = watch(judgement, sign, Optional.empty(), Optional.empty());

        assertThat(ENGLISH.sentence(watch)).isEqualTo(sentence);
        assertThat(ENGLISH.hint(watch)).isEqualTo(Optional.ofNullable(hint));
    }

    @Test
    void given_a_holder_of_the_lock_when_it_is_told_then_as_much_is_said_as_is_known() {
        var all = new Holder("sqlite3", 5120, Optional.of("alice"), Optional.of(NOW));
        var little = new Holder("", 5120, Optional.empty(), Optional.empty());

        assertThat(FRENCH.sentence(waiting(Optional.of(all))))
                .isEqualTo("Attend l’entrepôt, tenu par sqlite3 (pid 5120), de alice, démarré le 21/02/2026 02:19.");
        assertThat(ENGLISH.sentence(waiting(Optional.of(little))))
                .isEqualTo("Waiting for the warehouse, held by pid 5120.");
        assertThat(ENGLISH.sentence(waiting(Optional.empty())))
                .isEqualTo("Waiting for the warehouse, held by another program that the system does not name.");
    }

    @Test
    void given_a_history_when_the_time_left_is_told_then_it_is_honest_when_it_is_over() {
        var left = watch(Judgement.NORMAL, Sign.ADVANCING, Optional.empty(), Optional.of(Duration.ofSeconds(70)));
        var over = watch(Judgement.NORMAL, Sign.ADVANCING, Optional.empty(), Optional.empty());

        assertThat(ENGLISH.left(left)).contains("About 1 min 10 s left.");
        assertThat(ENGLISH.left(over)).contains("Takes longer than usual (2 min): the time left is not known.");
        assertThat(FRENCH.left(over).orElseThrow()).endsWith("\u00a0: le temps restant n’est pas connu.");
    }

    private static Watch waiting(Optional<Holder> holder) {
        return watch(Judgement.WAITING_FOR_LOCK, Sign.LOCK_HELD, holder, Optional.empty());
    }

    private static Watch watch(Judgement judgement, Sign sign, Optional<Holder> holder, Optional<Duration> left) {
        var run = new RunId("freight-2026-02-21-abcd");
        return new Watch(run, judgement, sign, NOW, Duration.ofSeconds(12), holder, TWO_MINUTES, left, NOW);
    }
}
