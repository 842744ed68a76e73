package org.vigie.console.screen;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.language.Texts;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Act;
import org.vigie.runs.stop.Certificate.Kind;

/// How a run was stopped, in words. Nothing is called killed before it was seen dead.
public final class StopWords {
    private final Texts texts;
    private final ZoneId zone;

    StopWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// `Arrêt demandé` and the like: how far it is.
    public String state(Certificate certificate) {
        return texts.text("stop.state." + certificate.stage().name());
    }

    /// One sentence: what is true now.
    public String sentence(Certificate certificate) {
        return texts.text(sentenceKey(certificate), time(certificate));
    }

    /// What to do now; empty when there is nothing to do.
    public String next(Certificate certificate) {
        return certificate.stage() == Certificate.Stage.DENIED
                ? texts.text(refused(certificate) ? "stop.next.denied" : "stop.next.alive")
                : "";
    }

    public String asked(Certificate certificate) {
        return texts.text(
                "stop.asked", certificate.actor(), texts.moment(certificate.requestedAt(), zone), certificate.reason());
    }

    public String stage(StopStage stage) {
        var key = "stop.stage." + stage.name().name();
        return texts.text("stop.standing." + stage.standing().name(), texts.text(key));
    }

    public String act(Act act) {
        var key = "stop.act." + act.kind().name();
        var said = act.pid()
                .filter(_ -> texts.has(key + ".pid"))
                .map(pid -> texts.text(key + ".pid", Long.toString(pid)))
                .orElseGet(() -> texts.text(key));
        return act.detail().isBlank() ? said : texts.text("stop.act.detail", said, act.detail());
    }

    public String at(Act act) {
        return texts.timeWithSeconds(act.at(), zone);
    }

    public Look look(Act act) {
        return switch (act.kind()) {
            case SEEN_DEAD, LOCK_FREE, CONFIRMED, ENDED_BY_ITSELF -> Look.of(StopStage.Standing.DONE);
            case DENIED, STILL_ALIVE -> Look.of(StopStage.Standing.FAILED);
            case REQUESTED, FAMILY, WOKEN, ASKED, FORCED, LOCK_HELD_BY_ANOTHER -> Look.of(StopStage.Standing.AHEAD);
        };
    }

    public Look look(Certificate certificate) {
        return switch (certificate.stage()) {
            case REQUESTED, ASKED, FORCED -> Look.of(StopStage.Standing.NOW);
            case DENIED -> Look.of(StopStage.Standing.FAILED);
            case CONFIRMED, ENDED_BY_ITSELF -> Look.of(StopStage.Standing.DONE);
        };
    }

    /// The whole certificate, to be pasted into a report.
    public String written(Certificate certificate) {
        var lines = new ArrayList<>(List.of(
                texts.text("stop.certificate.of", certificate.run().value()),
                asked(certificate),
                sentence(certificate)));
        certificate.acts().forEach(act -> lines.add(at(act) + "  " + act(act)));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String sentenceKey(Certificate certificate) {
        return switch (certificate.stage()) {
            case REQUESTED, ASKED, FORCED, CONFIRMED, ENDED_BY_ITSELF ->
                "stop.said." + certificate.stage().name();
            case DENIED -> refused(certificate) ? "stop.said.DENIED" : "stop.said.ALIVE";
        };
    }

    private static boolean refused(Certificate certificate) {
        return certificate.acts().stream().anyMatch(act -> act.kind() == Kind.DENIED);
    }

    private String time(Certificate certificate) {
        return texts.timeWithSeconds(certificate.closedAt().orElse(certificate.requestedAt()), zone);
    }
}
