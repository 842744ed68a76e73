package org.vigie.console;

import static java.util.Comparator.comparing;

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
import org.vigie.console.screen.WatchWords;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Watch;

/// What the frame says: the state of everything, the live run, the trouble with the desk.
final class FrameWords {
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;
    private final WatchWords watching;

    FrameWords(Viewing viewing) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
        this.watching = viewing.watchWords();
    }

    /// How everything stands, in one word.
    record Pill(Look look, String word) {}

    Pill pill(Optional<Glance> seen, Optional<Trouble> trouble) {
        if (trouble.isPresent()) {
            return pill(new Look(Feather.WIFI_OFF, Tone.RESERVE), "frame.pill.stale");
        }
        return seen.flatMap(this::worrying)
                .or(() -> seen.flatMap(FrameWords::worst).map(this::pill))
                .orElseGet(() -> pill(new Look(Feather.LOADER, Tone.NEUTRAL), "frame.pill.reading"));
    }

    /// A run that somebody should look at comes before what the night promised.
    private Optional<Pill> worrying(Glance glance) {
        return glance.worstFirst().stream()
                .findFirst()
                .flatMap(run -> glance.watch(run.id()))
                .map(Watch::judgement)
                .filter(Judgement::worrying)
                .map(judgement -> new Pill(Look.of(judgement), watching.judgement(judgement)));
    }

    private Pill pill(Verdict verdict) {
        return new Pill(Look.of(verdict), new VerdictWord(texts).of(verdict));
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
    String live(Run run) {
        return Stream.of(words.pipeline(run.pipeline()), texts.shortDay(run.slot()), words.doing(run), words.rows(run))
                .collect(Collectors.joining(" · "));
    }

    /// A run that is being stopped says so, whatever was judged before.
    String liveWord(Run run, Optional<Watch> watch) {
        return watch.filter(_ -> run.state() != RunState.STOPPING)
                .map(seen -> watching.judgement(seen.judgement()))
                .orElseGet(() -> words.state(run));
    }

    Look liveLook(Run run, Optional<Watch> watch) {
        return watch.filter(_ -> run.state() != RunState.STOPPING)
                .map(seen -> Look.of(seen.judgement()))
                .orElseGet(() -> Look.of(run));
    }

    /// The cause and the next step, when somebody should look.
    String liveCause(Run run, Optional<Watch> watch) {
        return watch.filter(seen -> seen.judgement().worrying())
                .map(seen -> (watching.cause(run, seen) + " " + watching.next(seen)).strip())
                .orElse("");
    }

    String liveShare(Run run, Optional<Watch> watch) {
        return Stream.of(texts.percent(run.progress().share()), watching.remaining(run, watch))
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
