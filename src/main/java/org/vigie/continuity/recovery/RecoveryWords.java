package org.vigie.continuity.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Note.Meaning;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.threat.Threat;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.RunState;
import org.vigie.runs.watch.Judgement;

/// Tells a recovery in the reader's language: the same words in the plan, on the screen and in the
/// report.
public final class RecoveryWords {
    private final Texts texts;
    private final ZoneId zone;

    /// @param zone in which moments are told
    public RecoveryWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    public String title(Step step) {
        return texts.word(step);
    }

    public String why(Step step) {
        return texts.text("recovery.step." + step + ".why");
    }

    public String does(Step step) {
        return texts.text("recovery.step." + step + ".does");
    }

    public String rollback(Step step) {
        return texts.text("recovery.step." + step + ".rollback");
    }

    public String pipeline(String name) {
        return texts.has("pipeline." + name) ? texts.text("pipeline." + name) : name;
    }

    public String note(Note note) {
        if (note.kind() == Kind.PROBLEM) {
            return texts.text(problem(note));
        }
        var meanings = note.kind().meanings();
        var spoken = new Object[note.about().size()];
        for (int place = 0; place < spoken.length; place++) {
            var meaning = place < meanings.size() ? meanings.get(place) : Meaning.WORDS;
            spoken[place] = spoken(note.about().get(place), meaning);
        }
        return texts.text(note.kind().textKey(), spoken);
    }

    /// How an attempt came out: its state, with the problem or the reason.
    public String outcome(Attempt attempt) {
        return switch (attempt.state()) {
            case RUNNING, DONE, NOTHING_TO_DO, INTERRUPTED -> texts.word(attempt.state());
            case FAILED ->
                attempt.problem()
                        .map(problem -> texts.text("recovery.doc.failed", texts.text(problem)))
                        .orElseGet(() -> texts.word(attempt.state()));
            case WAIVED -> texts.text("recovery.doc.waived", attempt.actor(), attempt.reason());
        };
    }

    public String moment(Instant instant) {
        return texts.moment(instant, zone);
    }

    private static Problem problem(Note note) {
        return new Problem(
                Code.valueOf(note.about().getFirst()),
                note.about().subList(1, note.about().size()));
    }

    private Object spoken(String value, Meaning meaning) {
        return switch (meaning) {
            case WORDS -> texts.spoken(value);
            case COUNT -> Long.valueOf(value);
            case BYTES -> texts.bytes(Long.parseLong(value));
            case DURATION -> texts.duration(Duration.parse(value));
            case MOMENT -> moment(Instant.parse(value));
            case NIGHT -> texts.longDay(LocalDate.parse(value));
            case TROUBLE -> texts.word(Trouble.valueOf(value));
            case THREAT -> texts.word(Threat.valueOf(value));
            case RUN_STATE -> texts.word(RunState.valueOf(value));
            case CONDITION -> texts.word(Condition.valueOf(value));
            case JUDGEMENT -> texts.word(Judgement.valueOf(value));
            case STOP_ACT -> named("word.Kind.", value);
        };
    }

    /// The word of another room's constant.
    private String named(String place, String constant) {
        return texts.has(place + constant) ? texts.text(place + constant) : constant;
    }
}
