package org.vigie.problem;

import java.util.Arrays;
import java.util.Optional;

/// Why it happened, where the reason is one that we know: told in the reader's language, in the
/// middle of a problem's sentence.
///
/// Among the words of [Problem#about] it is written `reason:NAME`, or `reason:NAME:value`; no path,
/// address or message of a system begins so.
public enum Reason {
    /// The account may not do that.
    ACCESS_DENIED,
    FILE_NOT_THERE,
    NOT_A_REGULAR_FILE,
    NOT_A_FOLDER,
    NO_SPACE_LEFT,
    READ_ONLY_DISK,
    DISK_FAILING,

    CONNECTION_REFUSED,
    CONNECTION_CUT,
    NO_CONNECTION_IN_TIME,
    NO_ROUTE,
    UNKNOWN_HOST,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_OF_ANOTHER_HOST,
    CERTIFICATE_OF_NOBODY_KNOWN,

    /// value: the most columns
    TOO_MANY_COLUMNS,
    /// value: the most characters
    FIELD_TOO_LONG,
    QUOTE_NOT_CLOSED,
    TEXT_AFTER_QUOTE,

    ENDS_IN_THE_MIDDLE,
    MORE_AFTER_THE_END,
    KEY_TWICE,
    TOO_MANY_KEYS,
    NOT_UTF8,
    /// value: the deepest
    NESTED_TOO_DEEP,
    TEXT_TOO_LONG,
    /// value: the sign
    UNEXPECTED_SIGN,
    NO_OBJECT,

    EMPTY_FILE,
    NOT_A_DATABASE,
    PAGES_DAMAGED,
    /// value: what SQLite says
    PARTS_MISSING,
    OF_ANOTHER_SYSTEM,
    /// value: `its version > ours`
    NEWER_VERSION,
    /// value: who
    LOCKED_BY,
    NOT_WRITABLE,
    /// value: SQLite's name of the failure
    READ_OR_WRITE_FAILED,
    /// value: how many
    ROWS_WITHOUT_PARENT,

    /// Some byte is not as it was written.
    DIGEST_DIFFERS,
    NO_MODEL_CARD,

    /// value: how many bytes are missing
    CUT_SHORT,
    OTHER_SCHEMA,
    /// value: tables
    ROWS_DIFFER,
    LEDGER_DIFFERS,
    /// What was written is not what the disk gives back.
    READS_BACK_DIFFERENTLY,
    /// The backup never came to be, or is no more.
    NEVER_VERIFIED,

    /// value: how many
    FACTS,
    /// value: how many
    READINGS,
    /// value: how many rows
    WRONG_MEANS,
    /// value: run
    LEARNING_JUDGED,
    LEARNING_NOT_JUDGED,
    /// value: how many
    ALERTS,
    /// value: tonnes
    VOLUME,
    /// value: run
    LEDGER_ROW,
    NO_LEDGER_ROW,
    NOBODY_LISTENED,
    /// The run published nothing that is there now.
    NOTHING_PUBLISHED,
    /// value: run
    PUBLISHED_SINCE,
    NO_BACKUP_BEFORE,
    UNDO_TOO_LATE,
    /// value: exit code
    EXIT_CODE;

    private static final String MARK = "reason:";

    /// A reason that was read back; the value is empty text for a reason without one.
    public record Written(Reason reason, String value) {}

    /// The reason with its value, as it stands among the words of a problem.
    public String of(Object value) {
        return MARK + name() + ":" + value;
    }

    /// As it stands among the words of a problem.
    @Override
    public String toString() {
        return MARK + name();
    }

    public String textKey() {
        return "reason." + name();
    }

    /// @return empty when the word is no reason of ours, or one of a younger program
    public static Optional<Written> read(String word) {
        if (!word.startsWith(MARK)) {
            return Optional.empty();
        }
        var parts = word.substring(MARK.length()).split(":", 2);
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(parts[0]))
                .map(reason -> new Written(reason, parts.length > 1 ? parts[1] : ""))
                .findFirst();
    }
}
