package org.vigie.console;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Questions.Trouble;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.VerdictWord;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;

/// What the frame says: the state of everything, the live run, the trouble with the desk.
final class FrameWords {
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;

    FrameWords(Viewing viewing) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    /// How everything stands, in one word.
    record Pill(Look look, String word) {}

    Pill pill(Optional<Glance> seen, Optional<Trouble> trouble) {
        if (trouble.isPresent()) {
            return pill(new Look(Feather.WIFI_OFF, Tone.RESERVE), "frame.pill.stale");
        }
        return seen.flatMap(FrameWords::worst)
                .map(verdict -> new Pill(Look.of(verdict), new VerdictWord(texts).of(verdict)))
                .orElseGet(() -> pill(new Look(Feather.LOADER, Tone.NEUTRAL), "frame.pill.reading"));
    }

    /// `Données de 06:03. L’entrepôt est occupé …`
    String banner(Optional<Glance> seen, Trouble trouble) {
        var asOf = seen.map(glance -> texts.text(
                        "frame.banner.asOf", texts.time(glance.morning().asOf(), viewing.zone())))
                .orElse(texts.text("frame.banner.nothing"));
        return asOf + " " + reason(trouble);
    }

    String clock() {
        return texts.text(
                "frame.clock",
                texts.time(viewing.clock().instant(), viewing.zone()),
                viewing.zone().getId());
    }

    /// `Fret · Publier · 61 200 lignes`
    String live(List<Run> active) {
        var run = active.getFirst();
        var others = active.size() - 1;
        return Stream.of(
                        words.pipeline(run.pipeline()),
                        texts.shortDay(run.slot()),
                        words.doing(run),
                        words.rows(run),
                        others > 0 ? texts.text("frame.live.others", others) : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    String liveShare(Run run) {
        return Stream.of(texts.percent(run.progress().share()), words.remaining(run))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String reason(Trouble trouble) {
        return trouble.reason().map(this::told).orElse(texts.text("frame.banner.slow"));
    }

    /// A bug comes again at each try: it is for the support, not for patience.
    private String told(Problem why) {
        var next = why.code() == Problem.Code.BUG ? texts.hint(why) : texts.text("frame.banner.again");
        return texts.text(why) + " " + next;
    }

    private Pill pill(Look look, String key) {
        return new Pill(look, texts.text(key));
    }

    private static Optional<Verdict> worst(Glance glance) {
        return glance.morning().pipelines().stream()
                .map(PipelineMorning::verdict)
                .max(comparing(FrameWords::weight));
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ready _ -> 0;
            case Verdict.ReadyWithReserve _ -> 1;
            case Verdict.Running _ -> 2;
            case Verdict.NothingYet _ -> 3;
            case Verdict.NobodyRan _ -> 4;
            case Verdict.NotReady _ -> 5;
        };
    }
}
