package org.vigie.console.recovery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// What the sheet says on which an act of the recovery is confirmed.
final class DecisionWords {
    private static final Set<Kind> ACTS =
            EnumSet.of(Kind.WOULD_STOP, Kind.WOULD_RESTORE, Kind.WOULD_RUN_WHOLE, Kind.WOULD_REPLAY);

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

    /// What stands in the way of a step as things are.
    List<String> obstacles(Decision about) {
        return about instanceof Decision.Begin(var it)
                ? RecoveryProcedure.plan(it).stream()
                        .flatMap(planned ->
                                planned.obstacle().stream().map(problem -> obstacle(planned.step(), problem)))
                        .toList()
                : List.of();
    }

    private String obstacle(Step step, Problem problem) {
        return texts.text("recover.begin.obstacle", words.title(step), texts.text(problem));
    }

    private List<String> foreseen(Diagnosis it) {
        var said = new ArrayList<String>();
        said.add(texts.text("recover.begin.hold"));
        Stream.of(Step.STOP, Step.OPEN, Step.RELAUNCH)
                .flatMap(step -> RecoveryProcedure.simulate(step, it).notes().stream())
                .filter(note -> ACTS.contains(note.kind()))
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
