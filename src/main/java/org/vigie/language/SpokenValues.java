package org.vigie.language;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;

/// Tells what a problem is about as people say it: `PT36H` is a day and a half, `0.31` is 31 %.
///
/// What each value means is declared per code and never guessed: a setting that somebody wrote as
/// `PT36H` is shown as it was written.
final class SpokenValues {
    private final Texts texts;

    SpokenValues(Texts texts) {
        this.texts = texts;
    }

    Object[] of(Problem problem) {
        var meanings = meanings(problem.code());
        var spoken = new Object[problem.about().size()];
        for (int place = 0; place < spoken.length; place++) {
            var meaning = place < meanings.size() ? meanings.get(place) : Meaning.WORDS;
            spoken[place] = spoken(problem.about().get(place), meaning);
        }
        return spoken;
    }

    private static List<Meaning> meanings(Code code) {
        return switch (code) {
            case API_UNREACHABLE -> List.of(Meaning.WORDS, Meaning.WORDS, Meaning.COUNT, Meaning.WORDS);
            case API_REFUSED -> List.of(Meaning.WORDS, Meaning.WORDS, Meaning.COUNT);
            case API_NOT_TRUSTED -> List.of(Meaning.WORDS, Meaning.WORDS, Meaning.WORDS);
            case API_TOO_SLOW -> List.of(Meaning.WORDS, Meaning.WORDS, Meaning.COUNT, Meaning.DURATION);
            case SOURCE_TOO_LARGE -> List.of(Meaning.WORDS, Meaning.WORDS, Meaning.BYTES);
            case BACKUP_NO_SPACE, RESTORE_NO_SPACE -> List.of(Meaning.WORDS, Meaning.BYTES, Meaning.BYTES);
            case TOO_FEW_ROWS -> List.of(Meaning.WORDS, Meaning.COUNT, Meaning.COUNT);
            case TOO_MANY_BAD_ROWS ->
                List.of(Meaning.WORDS, Meaning.COUNT, Meaning.COUNT, Meaning.SHARE, Meaning.SHARE);
            case ROWS_TOO_OLD ->
                List.of(Meaning.WORDS, Meaning.MOMENT, Meaning.DAY, Meaning.DURATION, Meaning.DURATION);
            case ROWS_AHEAD_OF_NIGHT -> List.of(Meaning.WORDS, Meaning.MOMENT, Meaning.DAY);
            case WAREHOUSE_LOCKED -> List.of(Meaning.WORDS, Meaning.DURATION);
            case NOTHING_TO_RECOVER -> List.of(Meaning.WORDS, Meaning.DAY);
            case STEP_LOCKED -> List.of(Meaning.STEP, Meaning.STEP);
            case STEP_NOT_WAIVABLE -> List.of(Meaning.STEP);
            case RUN_ALREADY_ENDED, RUN_ENDED_MEANWHILE -> List.of(Meaning.WORDS, Meaning.STATE);
            case FAILURE_SHARE_ODD -> List.of(Meaning.SHARE, Meaning.SHARE, Meaning.SHARE);
            case READINGS_REPEATED -> List.of(Meaning.SHARE, Meaning.SHARE);
            case READINGS_AHEAD -> List.of(Meaning.SHARE, Meaning.SHARE, Meaning.DAY);
            case TOO_FEW_EXAMPLES -> List.of(Meaning.COUNT, Meaning.COUNT, Meaning.COUNT, Meaning.COUNT);
            case ONE_CLASS_ONLY -> List.of(Meaning.COUNT, Meaning.COUNT);
            case READINGS_OF_NOBODY -> List.of(Meaning.COUNT);
            case FEATURE_STUCK -> List.of(Meaning.SUBJECT, Meaning.SHARE, Meaning.SHARE);
            case FEATURE_OUT_OF_RANGE ->
                List.of(Meaning.SUBJECT, Meaning.WORDS, Meaning.SHARE, Meaning.DECIMAL, Meaning.DECIMAL, Meaning.SHARE);
            case UNIT_CHANGED ->
                List.of(Meaning.SUBJECT, Meaning.WORDS, Meaning.WORDS, Meaning.DECIMAL, Meaning.DECIMAL);
            case FEATURE_DRIFTED ->
                List.of(
                        Meaning.SUBJECT,
                        Meaning.WORDS,
                        Meaning.DECIMAL,
                        Meaning.DECIMAL,
                        Meaning.DECIMAL,
                        Meaning.DECIMAL);
            case FEATURE_SPREAD -> List.of(Meaning.SUBJECT, Meaning.DECIMAL, Meaning.DECIMAL, Meaning.DECIMAL);
            case LABELS_ASTRAY -> List.of(Meaning.DECIMAL, Meaning.DECIMAL, Meaning.COUNT, Meaning.COUNT);
            case CANDIDATE_TOO_WEAK -> List.of(Meaning.DECIMAL, Meaning.DECIMAL);
            case CANDIDATE_WORSE ->
                List.of(Meaning.SUBJECT, Meaning.DECIMAL, Meaning.WORDS, Meaning.DECIMAL, Meaning.DECIMAL);
            case NO_NEW_RUNS -> List.of(Meaning.MOMENT);
            case TOO_LATE_TO_CATCH_UP -> List.of(Meaning.WORDS, Meaning.WORDS, Meaning.MOMENT);
            default -> List.of();
        };
    }

    /// A value that is not written as declared (an older program wrote it) is shown as it is.
    private Object spoken(String value, Meaning meaning) {
        if (value.isBlank() || value.equals("?")) {
            return texts.text("value.unknown");
        }
        try {
            return switch (meaning) {
                case WORDS -> words(value);
                case SUBJECT -> new SpokenFindings(texts).subject(value);
                case STATE -> texts.text("word.RunState." + value);
                case COUNT -> Long.valueOf(value);
                case DECIMAL -> Double.valueOf(value);
                case BYTES -> texts.bytes(Long.parseLong(value));
                case SHARE -> texts.percent(Double.parseDouble(value));
                case DURATION -> texts.duration(Duration.parse(value));
                case DAY -> texts.longDay(LocalDate.parse(value));
                case MOMENT -> texts.moment(LocalDateTime.parse(value));
                case STEP -> texts.text("word.Step." + value);
            };
        } catch (NumberFormatException | DateTimeParseException _) {
            return value;
        }
    }

    /// A reason of ours in the reader's language; every other word as it is.
    String words(String value) {
        return Reason.read(value)
                .map(known -> texts.text(known.reason().textKey(), amount(known.value())))
                .orElse(value);
    }

    /// A number is written as each language writes it, and chooses the singular.
    private Object amount(String value) {
        if (value.matches("-?\\d{1,18}")) {
            return Long.valueOf(value);
        }
        if (value.matches("-?\\d+\\.\\d+(E-?\\d+)?")) {
            return Double.valueOf(value);
        }
        return value.isBlank() || value.equals("?") ? texts.text("value.unknown") : value;
    }

    private enum Meaning {
        WORDS,

        /// A feature, or whatever else was measured.
        SUBJECT,

        /// Where a run stands.
        STATE,
        COUNT,
        DECIMAL,
        BYTES,
        SHARE,
        DURATION,
        DAY,
        MOMENT,

        /// A step of the recovery.
        STEP
    }
}
