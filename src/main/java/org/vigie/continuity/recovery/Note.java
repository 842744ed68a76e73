package org.vigie.continuity.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.problem.Problem;

/// One thing that was seen, without a sentence: the kind chooses the text in the reader's language,
/// `about` fills its places.
public record Note(Kind kind, List<String> about) {
    public Note {
        about = List.copyOf(about);
    }

    public static Note of(Kind kind, Object... about) {
        return new Note(kind, Stream.of(about).map(String::valueOf).toList());
    }

    /// What is wrong, in the words of the problem.
    public static Note of(Problem problem) {
        var words = new ArrayList<String>();
        words.add(problem.code().name());
        words.addAll(problem.about());
        return new Note(Kind.PROBLEM, words);
    }

    /// How one place of a note is told.
    public enum Meaning {
        WORDS,
        COUNT,
        BYTES,
        DURATION,
        MOMENT,
        NIGHT,
        TROUBLE,
        THREAT,
        RUN_STATE,
        JUDGEMENT,
        STOP_ACT,
        CONDITION
    }

    /// Everything that can be seen, with what each place means.
    public enum Kind {
        /// Told by its own code and places.
        PROBLEM,
        TROUBLE(Meaning.TROUBLE),
        /// run, state, since when
        BROKEN_RUN(Meaning.WORDS, Meaning.RUN_STATE, Meaning.MOMENT),
        /// run, judgement, for how long nothing has moved
        JUDGED(Meaning.WORDS, Meaning.JUDGEMENT, Meaning.DURATION),
        /// run, pid
        PROCESS_GONE(Meaning.WORDS, Meaning.WORDS),
        THREAT(Meaning.THREAT),
        FAILED_SINCE(Meaning.MOMENT),
        /// until when, time left
        TIME_LEFT(Meaning.MOMENT, Meaning.DURATION),
        /// since when, how long ago
        OVERDUE(Meaning.MOMENT, Meaning.DURATION),
        /// warehouse, holder
        LOCK_HELD(Meaning.WORDS, Meaning.WORDS),
        LOCK_FREE(Meaning.WORDS),
        /// warehouse, facts
        WAREHOUSE_SOUND(Meaning.WORDS, Meaning.COUNT),
        /// warehouse, journal, bytes
        JOURNAL_LEFT(Meaning.WORDS, Meaning.WORDS, Meaning.BYTES),
        JOURNAL_RECOVERED(Meaning.WORDS),
        /// run, when it published
        GOOD_DATA(Meaning.WORDS, Meaning.MOMENT),
        NO_GOOD_DATA,
        /// backup, made, facts
        BACKUP_NEWEST(Meaning.WORDS, Meaning.MOMENT, Meaning.COUNT),
        BACKUP_NONE,
        /// backup, nights lost
        WOULD_RESTORE(Meaning.WORDS, Meaning.COUNT),
        /// backup, facts
        RESTORED(Meaning.WORDS, Meaning.COUNT),
        /// backup that takes the warehouse's place, made, publications that are not in it
        RESTORE_PLANNED(Meaning.WORDS, Meaning.MOMENT, Meaning.COUNT),
        /// run whose publication is not in it, night
        NIGHT_TAKEN_BACK(Meaning.WORDS, Meaning.NIGHT),
        /// backup of the replaced warehouse
        SAFETY_BACKUP(Meaning.WORDS),
        /// file under which the replaced warehouse is kept
        KEPT_ASIDE(Meaning.WORDS),
        /// source, where
        SOURCE_REACHABLE(Meaning.WORDS, Meaning.WORDS),
        HELD_UNTIL(Meaning.MOMENT),
        /// who, until when
        HELD_ALREADY(Meaning.WORDS, Meaning.MOMENT),
        NO_RUN_AT_WORK,
        RUN_ADVANCES(Meaning.WORDS),
        WOULD_STOP(Meaning.WORDS, Meaning.WORDS),
        /// act, pid, detail
        STOP_ACT(Meaning.STOP_ACT, Meaning.WORDS, Meaning.WORDS),
        STOP_CONFIRMED(Meaning.WORDS, Meaning.DURATION),
        RUN_ENDED(Meaning.WORDS, Meaning.RUN_STATE),
        WOULD_BACK_UP(Meaning.WORDS, Meaning.BYTES),
        /// file, bytes, SHA-256
        BACKED_UP(Meaning.WORDS, Meaning.BYTES, Meaning.WORDS),
        /// backup, facts
        BACKUP_PROVEN(Meaning.WORDS, Meaning.COUNT),
        WOULD_RUN_WHOLE(Meaning.NIGHT),
        /// night, run whose inputs are read again
        WOULD_REPLAY(Meaning.NIGHT, Meaning.WORDS),
        RUN_ORDERED(Meaning.WORDS),
        NIGHT_PUBLISHED(Meaning.WORDS),
        /// condition, found
        CONDITION_HOLDS(Meaning.CONDITION, Meaning.WORDS),
        /// age of the newest row at the night's hour
        DATA_FRESH(Meaning.DURATION),
        RELEASED,
        WOULD_RELEASE,
        /// who, why
        RESUMED(Meaning.WORDS, Meaning.WORDS),
        GIVEN_UP(Meaning.WORDS, Meaning.WORDS);

        @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
        private final List<Meaning> meanings;

        Kind(Meaning... meanings) {
            this.meanings = List.of(meanings);
        }

        List<Meaning> meanings() {
            return meanings;
        }

        public String textKey() {
            return "recovery.note." + name();
        }
    }
}
