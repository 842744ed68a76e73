package org.vigie.console.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.language.SpokenFindings;
import org.vigie.language.SpokenGates;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunPage.Input;
import org.vigie.runs.RunPage.Transition;

/// What a run's page says.
final class PageWords {
    private final Texts texts;
    private final Viewing viewing;
    private final RunWords words;
    private final SpokenFindings found;
    private final SpokenGates gates;

    PageWords(Viewing viewing) {
        this.texts = viewing.texts();
        this.viewing = viewing;
        this.words = viewing.runWords();
        this.found = new SpokenFindings(texts);
        this.gates = new SpokenGates(texts);
    }

    /// `La nuit du 21 février 2026 a été publiée et vérifiée à 02:19, en 41 s.`
    String headline(Run run) {
        var state = run.hasReserve() ? "RESERVE" : run.state().name();
        return texts.text(
                "history.headline." + state,
                texts.longDay(run.slot()),
                texts.time(run.endedAt().orElse(viewing.clock().instant()), viewing.zone()),
                words.duration(run));
    }

    /// `Fret · a7k2 · données du 20 février · demandée le … par …`
    String subtitle(Run run) {
        return texts.text(
                "history.subtitle",
                words.pipeline(run.pipeline()),
                run.id().shortName(),
                words.ordered(run),
                words.origin(run));
    }

    /// A night that was missed or skipped is a row without a run.
    static boolean tookPlace(Run run) {
        return switch (run.state()) {
            case SKIPPED, MISSED -> false;
            case QUEUED, STARTING, RUNNING, STOPPING, SUCCEEDED, PARTIAL, REFUSED, FAILED, KILLED, LOST -> true;
        };
    }

    /// What went differently than planned: caught up after its hour.
    String late(Run run) {
        return run.late() ? texts.text("history.late") : "";
    }

    String reason(Run run) {
        var replay = run.replayOf().map(of -> texts.text("history.replayOf", of.shortName()));
        return run.reason().isBlank()
                ? replay.orElse("")
                : texts.text("history.reason", run.reason())
                        + replay.map(words -> " · " + words).orElse("");
    }

    String gate(Gate gate) {
        return words.capitalised(gates.name(gate.name(), gate.source()));
    }

    String measured(Gate gate) {
        return gates.measured(gate.name(), gate.measured());
    }

    String allowed(Gate gate) {
        return gates.allowed(gate.name(), gate.allowed());
    }

    String gateVerdict(Gate gate) {
        return texts.text(gate.held() ? "history.gate.held" : "history.gate.broken");
    }

    String inputFacts(Input input) {
        return input.writtenAt()
                .map(at -> texts.text(
                        "history.input.facts",
                        texts.bytes(input.bytes()),
                        texts.moment(at, viewing.zone()),
                        words.age(at)))
                .orElseGet(() -> texts.text("history.input.read", texts.bytes(input.bytes())));
    }

    /// Names and values, the night's own first.
    Map<String, String> findings(Map<String, String> findings) {
        var told = new LinkedHashMap<String, String>();
        found.findings(findings).forEach((name, value) -> told.put(words.capitalised(name), value));
        return told;
    }

    String transitionAt(Transition transition) {
        return texts.timeWithSeconds(transition.at(), viewing.zone());
    }

    String transitionBy(Transition transition) {
        var actor = actor(transition.actor());
        return transition.reason().isBlank() || isCode(transition.reason())
                ? actor
                : texts.text("history.transition.by", actor, transition.reason());
    }

    private String actor(String actor) {
        var key = "history.actor." + actor;
        return texts.has(key) ? texts.text(key) : actor;
    }

    /// The code of a problem, which the head of the page tells in words.
    private static boolean isCode(String reason) {
        return Stream.of(Problem.Code.values()).anyMatch(code -> code.name().equals(reason));
    }
}
