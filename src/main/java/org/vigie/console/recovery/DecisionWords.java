package org.vigie.console.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;

/// What the sheet says on which an act of the recovery is confirmed.
final class DecisionWords {
    private final Texts texts;
    private final ScreenWords words;

    DecisionWords(Viewing viewing) {
        this.texts = viewing.texts();
        this.words = new ScreenWords(viewing);
    }

    String title(Decision about) {
        return switch (about) {
            case Decision.Begin(var it) ->
                texts.text("recover.begin.title", words.pipeline(it.pipeline()), texts.longDay(it.night()));
            case Decision.Resume(var it) -> texts.text("recover.resume.title", night(it));
            case Decision.Waive it -> texts.text("recover.waive.title", words.title(it.step()));
            case Decision.GiveUp(var it) -> texts.text("recover.giveUp.title", night(it));
        };
    }

    /// What comes of it, line by line.
    List<String> consequences(Decision about) {
        return switch (about) {
            case Decision.Begin(var it) -> foreseen(it);
            case Decision.Resume(var it) ->
                List.of(texts.text(
                        "recover.resume.words", it.next().map(words::title).orElse("")));
            case Decision.Waive it ->
                List.of(texts.text("recover.waive.words", words.why(it.step())), texts.text("recover.waive.kept"));
            case Decision.GiveUp _ -> List.of(texts.text("recover.giveUp.words"), texts.text("recover.giveUp.kept"));
        };
    }

    String confirm(Decision about) {
        return texts.text("recover." + key(about) + ".confirm", target(about));
    }

    String ready(Decision about) {
        return texts.text("recover." + key(about) + ".ready");
    }

    /// The reasons that people give most.
    List<String> usual(Decision about) {
        return Stream.of("1", "2", "3")
                .map(number -> texts.text("recover." + key(about) + ".usual." + number))
                .toList();
    }

    private List<String> foreseen(Diagnosis it) {
        var said = new ArrayList<String>();
        said.add(texts.text("recover.begin.hold"));
        Stream.of(Step.STOP, Step.OPEN, Step.RELAUNCH)
                .flatMap(step -> RecoveryProcedure.simulate(step, it).notes().stream())
                .filter(note -> note.kind().name().startsWith("WOULD_"))
                .map(words::note)
                .forEach(said::add);
        return said;
    }

    private String target(Decision about) {
        return switch (about) {
            case Decision.Begin(var it) -> words.pipeline(it.pipeline());
            case Decision.Resume(var it) -> words.pipeline(it.pipeline());
            case Decision.Waive it -> Integer.toString(it.step().number());
            case Decision.GiveUp(var it) -> words.pipeline(it.pipeline());
        };
    }

    private String night(RecoveryPage it) {
        return texts.text("recover.night", words.pipeline(it.pipeline()), texts.longDay(it.night()));
    }

    private static String key(Decision about) {
        return switch (about) {
            case Decision.Begin _ -> "begin";
            case Decision.Resume _ -> "resume";
            case Decision.Waive _ -> "waive";
            case Decision.GiveUp _ -> "giveUp";
        };
    }
}
