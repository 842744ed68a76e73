package org.vigie.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.console.screen.StopStage.Standing;
import org.vigie.language.Texts;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Stage;

class StopStageTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        REQUESTED, NOW, AHEAD, AHEAD
        ASKED, NOW, AHEAD, AHEAD
        FORCED, DONE, NOW, AHEAD
        CONFIRMED, DONE, DONE, DONE
        DENIED, DONE, FAILED, FAILED
        ENDED_BY_ITSELF, DONE, NOT_NEEDED, NOT_NEEDED
        """)
    void given_how_far_a_stop_is_when_its_stages_are_shown_then_they_tell_it(
            Stage stage, Standing asked, Standing forced, Standing confirmed) {
        var stages = StopStage.of(StagedStop.at(stage));

        assertThat(stages).extracting(StopStage::standing).containsExactly(asked, forced, confirmed);
    }

    @Test
    void given_a_run_that_stopped_when_it_was_asked_when_it_is_seen_dead_then_force_was_not_needed() {
        var forced = StagedStop.at(Stage.CONFIRMED);
        var polite = new Certificate(
                forced.run(),
                forced.actor(),
                forced.reason(),
                forced.requestedAt(),
                Stage.CONFIRMED,
                forced.closedAt(),
                StagedStop.at(Stage.ASKED).acts());

        assertThat(StopStage.of(polite))
                .extracting(StopStage::standing)
                .containsExactly(Standing.DONE, Standing.NOT_NEEDED, Standing.DONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"REQUESTED", "ASKED", "FORCED", "DENIED", "ENDED_BY_ITSELF"})
    void given_a_death_that_nobody_saw_when_the_stop_is_told_then_the_word_killed_is_not_in_it(Stage stage) {
        for (var texts : List.of(Texts.french(), Texts.english())) {
            assertThat(said(StagedStop.at(stage), texts)).noneMatch(words -> words.matches("(?s).*(tué|killed).*"));
        }
    }

    @Test
    void given_a_certificate_when_it_is_copied_then_it_holds_who_why_and_each_act_with_its_process() {
        var written = words(Texts.french()).written(StagedStop.at(Stage.CONFIRMED));

        assertThat(written)
                .contains("freight-2026-02-21-b3n8", "a.mbarga", "Exécution bloquée", "06:03:22")
                .contains("Arrêt forcé du processus 4733", "Processus 4711 vu mort", "Verrou de l’entrepôt vu libre");
    }

    @ParameterizedTest
    @EnumSource(Certificate.Kind.class)
    void given_an_act_when_it_is_told_then_both_languages_have_words_for_it(Certificate.Kind kind) {
        assertThat(Texts.french().has("stop.act." + kind)).isTrue();
        assertThat(Texts.english().has("stop.act." + kind)).isTrue();
    }

    private static List<String> said(Certificate certificate, Texts texts) {
        var words = words(texts);
        var said = new ArrayList<String>();
        said.addAll(StopStage.of(certificate).stream().map(words::stage).toList());
        said.addAll(Stream.of(
                        words.state(certificate),
                        words.sentence(certificate),
                        words.next(certificate),
                        words.written(certificate))
                .toList());
        return said.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    private static StopWords words(Texts texts) {
        return viewing(texts).stopWords();
    }

    private static Viewing viewing(Texts texts) {
        return new Viewing(
                texts,
                Staged.ZONE,
                InstantSource.fixed(Staged.NOW),
                new NowhereToGo(),
                new SimpleBooleanProperty(true));
    }
}
