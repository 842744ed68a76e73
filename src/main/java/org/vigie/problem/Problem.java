package org.vigie.problem;

import static org.vigie.problem.Cause.ALREADY_RUNNING;
import static org.vigie.problem.Cause.BACKUP_FAILED;
import static org.vigie.problem.Cause.FENCED;
import static org.vigie.problem.Cause.GATE_REFUSED;
import static org.vigie.problem.Cause.INTERNAL;
import static org.vigie.problem.Cause.KILLED_BY_OPERATOR;
import static org.vigie.problem.Cause.MODEL_REFUSED;
import static org.vigie.problem.Cause.NOT_CONFIRMED;
import static org.vigie.problem.Cause.OPS_BROKEN;
import static org.vigie.problem.Cause.RESTORE_REFUSED;
import static org.vigie.problem.Cause.SOURCE_INVALID;
import static org.vigie.problem.Cause.SOURCE_UNAVAILABLE;
import static org.vigie.problem.Cause.USAGE;
import static org.vigie.problem.Cause.WAREHOUSE_BUSY;
import static org.vigie.problem.Cause.WAREHOUSE_CORRUPT;
import static org.vigie.problem.Cause.WAREHOUSE_IO;
import static org.vigie.problem.Cause.WORKER_CRASHED;
import static org.vigie.problem.Cause.WORKER_OUT_OF_MEMORY;
import static org.vigie.problem.Cause.WORKER_STUCK;

import java.util.List;
import java.util.stream.Stream;

/// Something that a person must know and can act on.
///
/// It holds no sentence: the code chooses the text and the hint in the reader's language, `about`
/// fills their places, in the order that the texts of the code declare.
public record Problem(Code code, List<String> about) {
    public Problem {
        about = List.copyOf(about);
    }

    public static Problem of(Code code, Object... about) {
        return new Problem(code, Stream.of(about).map(String::valueOf).toList());
    }

    public Cause cause() {
        return code.cause();
    }

    public String textKey() {
        return "problem." + code;
    }

    public String hintKey() {
        return "problem." + code + ".hint";
    }

    /// Every problem that the product knows. Each has a text and a hint in both languages; a test
    /// sees to it.
    public enum Code {
        /// about: what was typed, what is allowed
        BAD_USAGE(USAGE),
        /// about: what is missing, where to see what is allowed
        ARGUMENT_MISSING(USAGE),
        /// about: home
        NO_INSTANCE(USAGE),
        /// about: home
        INSTANCE_EXISTS(USAGE),
        /// about: home, reason
        HOME_NOT_WRITABLE(USAGE),
        /// about: file, line, column, reason
        SETTINGS_NOT_JSON(USAGE),
        /// about: file, reason
        SETTINGS_UNREADABLE(USAGE),
        /// about: file, path of the setting, allowed names
        SETTING_UNKNOWN(USAGE),
        /// about: file, path of the setting
        SETTING_MISSING(USAGE),
        /// about: file, path of the setting, value, allowed values
        SETTING_BAD_VALUE(USAGE),
        /// about: name, known pipelines
        UNKNOWN_PIPELINE(USAGE),
        /// about: what was asked, where to see the runs
        UNKNOWN_RUN(USAGE),
        /// about: name, known analyses
        UNKNOWN_QUERY(USAGE),
        /// about: recovery
        UNKNOWN_RECOVERY(USAGE),
        /// about: run, source, snapshot
        SNAPSHOT_GONE(SOURCE_UNAVAILABLE),
        /// about: address
        ADDRESS_TAKEN(USAGE),
        /// about: file, filesystem type
        NETWORK_FILESYSTEM(USAGE),
        /// about: file, how many names it has
        FILE_OF_SEVERAL_NAMES(USAGE),
        /// about: file, one pipeline, the other
        WAREHOUSE_SHARED(USAGE),
        /// about: reason
        WINDOW_UNAVAILABLE(USAGE),
        /// file, system's reason
        FILE_NOT_SHOWN(USAGE),

        /// about: account
        ACCOUNT_TOO_POWERFUL(USAGE),

        /// about: source, path
        FILE_MISSING(SOURCE_UNAVAILABLE),
        /// about: source, path
        FILE_IS_A_FOLDER(SOURCE_UNAVAILABLE),
        /// about: source, path, reason
        FILE_UNREADABLE(SOURCE_UNAVAILABLE),
        /// about: source, path
        FILE_STILL_WRITTEN(SOURCE_UNAVAILABLE),
        /// about: source, address, tries, last reason
        API_UNREACHABLE(SOURCE_UNAVAILABLE),
        /// about: source, address, tries, time limit
        API_TOO_SLOW(SOURCE_UNAVAILABLE),
        /// about: source, address, tries, HTTP status
        API_REFUSED(SOURCE_UNAVAILABLE),
        /// about: source, address, where it wanted to send us
        API_REDIRECTED(SOURCE_UNAVAILABLE),
        /// about: source, address, reason
        API_NOT_TRUSTED(SOURCE_UNAVAILABLE),

        /// about: folder of the snapshots, reason
        SNAPSHOT_NOT_WRITTEN(WAREHOUSE_IO),
        /// about: folder of the reports, reason
        REPORT_NOT_WRITTEN(WAREHOUSE_IO),

        /// about: source, location, first characters
        NOT_JSON(SOURCE_INVALID),
        /// about: source, location, reason, place
        JSON_UNSOUND(SOURCE_INVALID),
        /// about: source, location, limit in bytes
        SOURCE_TOO_LARGE(SOURCE_INVALID),
        /// about: source, location, line, charset
        WRONG_CHARSET(SOURCE_INVALID),
        /// about: source, location, missing columns, columns found
        COLUMNS_MISSING(SOURCE_INVALID),
        /// about: source, location, unknown columns, columns expected
        COLUMNS_UNKNOWN(SOURCE_INVALID),
        /// about: source, location, columns that appear twice
        COLUMNS_TWICE(SOURCE_INVALID),
        /// about: source, location, separator found, separator declared
        WRONG_SEPARATOR(SOURCE_INVALID),
        /// about: source, location, line
        FILE_TRUNCATED(SOURCE_INVALID),
        /// about: source, location, line, reason
        CSV_UNSOUND(SOURCE_INVALID),

        /// about: source, rows, least
        TOO_FEW_ROWS(GATE_REFUSED),
        /// about: source, rejected rows, all rows, share, most
        TOO_MANY_BAD_ROWS(GATE_REFUSED),
        /// about: source, newest row, slot, age, most
        ROWS_TOO_OLD(GATE_REFUSED),
        /// about: source, oldest row, slot
        ROWS_AHEAD_OF_NIGHT(GATE_REFUSED),

        /// about: warehouse, waited, holder
        WAREHOUSE_LOCKED(WAREHOUSE_BUSY),
        /// about: warehouse
        WAREHOUSE_FULL(WAREHOUSE_IO),
        /// about: warehouse, reason
        WAREHOUSE_READ_ONLY(WAREHOUSE_IO),
        /// about: warehouse, reason
        WAREHOUSE_FAILING(WAREHOUSE_IO),
        /// about: warehouse
        WAREHOUSE_MISSING(WAREHOUSE_CORRUPT),
        /// about: warehouse, reason
        WAREHOUSE_DAMAGED(WAREHOUSE_CORRUPT),
        /// about: warehouse
        WAREHOUSE_FOREIGN(WAREHOUSE_CORRUPT),
        /// about: warehouse, its version, our version
        WAREHOUSE_NEWER(WAREHOUSE_CORRUPT),
        /// about: warehouse
        NO_PROVEN_BACKUP(WAREHOUSE_CORRUPT),
        /// about: pipeline, what was expected, what was found
        OUTCOME_NOT_VERIFIED(INTERNAL),

        /// about: run; its worker ended before it said why
        LEARNING_REFUSED(MODEL_REFUSED),

        /// about: pipeline, run that holds the slot
        RUN_ALREADY_ACTIVE(ALREADY_RUNNING),
        /// about: run, its state
        RUN_ALREADY_ENDED(ALREADY_RUNNING),
        /// about: pipeline, slot, run that has it
        SLOT_TAKEN(ALREADY_RUNNING),
        /// about: until when, who asked for it, why
        NO_NEW_RUNS(ALREADY_RUNNING),
        /// about: pipeline, slot, since when it is too late
        TOO_LATE_TO_CATCH_UP(ALREADY_RUNNING),
        /// about: pipeline, night
        NOTHING_TO_RECOVER(ALREADY_RUNNING),
        /// about: pipeline, recovery, who carries it out, pid
        RECOVERY_AT_WORK(ALREADY_RUNNING),
        /// about: step, the step whose turn it is; empty when the recovery has ended
        STEP_LOCKED(NOT_CONFIRMED),
        /// about: step
        STEP_NOT_WAIVABLE(NOT_CONFIRMED),
        /// about: run, run that took over
        RUN_FENCED(FENCED),
        /// about: run, its state
        RUN_ENDED_MEANWHILE(FENCED),
        /// about: run, who, why
        RUN_KILLED(KILLED_BY_OPERATOR),
        /// about: run, who, why; it had made no progress
        STUCK_RUN_KILLED(WORKER_STUCK),
        /// about: run, who, why; its process could not be stopped
        RUN_DECLARED_LOST(WORKER_STUCK),
        /// about: run, pid, the process that has it
        PROCESS_OF_ANOTHER(NOT_CONFIRMED),
        /// about: run, pid
        STOP_DENIED(NOT_CONFIRMED),
        /// about: run, pids that are still alive
        STILL_ALIVE(NOT_CONFIRMED),
        /// about: what would have been done
        CONFIRMATION_MISSING(NOT_CONFIRMED),
        /// about: the operating system's scheduler
        SCHEDULER_SILENT(ALREADY_RUNNING),
        /// about: what was tried, what was answered
        SCHEDULER_REFUSED(NOT_CONFIRMED),

        /// about: what was asked, where to see the backups
        UNKNOWN_BACKUP(USAGE),
        /// about: folder
        BACKUP_FOLDER_MISSING(BACKUP_FAILED),
        /// about: folder, reason
        BACKUP_FOLDER_UNUSABLE(BACKUP_FAILED),
        /// about: folder, bytes needed, bytes free
        BACKUP_NO_SPACE(BACKUP_FAILED),
        /// about: file, reason
        BACKUP_NOT_WRITTEN(BACKUP_FAILED),
        /// about: warehouse, reason
        BACKUP_UNVERIFIED(BACKUP_FAILED),
        /// about: backup, reason
        BACKUP_DAMAGED(BACKUP_FAILED),
        /// about: pipeline
        BACKUP_CALLED_OFF(BACKUP_FAILED),
        /// about: backup; its process ended before it was verified
        BACKUP_CUT_SHORT(BACKUP_FAILED),
        /// about: folder, reason
        SECOND_PLACE_UNREACHABLE(BACKUP_FAILED),
        /// about: backup, reason
        RESTORE_UNSOUND(RESTORE_REFUSED),
        /// about: run, reason
        UNDO_REFUSED(RESTORE_REFUSED),
        /// about: folder, bytes needed, bytes free
        RESTORE_NO_SPACE(RESTORE_REFUSED),
        /// about: file, reason
        RESTORE_NOT_WRITTEN(RESTORE_REFUSED),
        /// about: backup; the warehouse is the one from before
        RESTORE_CUT_SHORT(RESTORE_REFUSED),
        /// about: pipeline, restore that is under way
        RESTORE_UNDER_WAY(ALREADY_RUNNING),
        /// about: pipeline, runs that published and are not there any more
        NIGHTS_LOST(WAREHOUSE_CORRUPT),

        /// about: readings, least, failures, least
        TOO_FEW_EXAMPLES(MODEL_REFUSED),
        /// about: readings, failures
        ONE_CLASS_ONLY(MODEL_REFUSED),
        /// about: readings of no known run; none when a known reading was changed
        READINGS_OF_NOBODY(MODEL_REFUSED),
        /// about: share, most
        READINGS_REPEATED(MODEL_REFUSED),
        /// about: share, most, slot
        READINGS_AHEAD(MODEL_REFUSED),
        /// about: feature, share of its commonest value, most
        FEATURE_STUCK(MODEL_REFUSED),
        /// about: share of failures, least, most
        FAILURE_SHARE_ODD(MODEL_REFUSED),
        /// about: feature, unit, share outside, least value, most value, most share outside
        FEATURE_OUT_OF_RANGE(MODEL_REFUSED),
        /// about: feature, unit, unit it looks like, median found, the same once converted
        UNIT_CHANGED(MODEL_REFUSED),
        /// about: feature, unit, median found, median of the reference, drift in standard deviations,
        /// most
        FEATURE_DRIFTED(MODEL_REFUSED),
        /// about: feature, spread against the reference, least, most
        FEATURE_SPREAD(MODEL_REFUSED),
        /// about: area under the ROC curve, least, readings, failures
        LABELS_ASTRAY(MODEL_REFUSED),
        /// about: area under the ROC curve, least
        CANDIDATE_TOO_WEAK(MODEL_REFUSED),
        /// about: area, the candidate’s, the model that serves, its area, margin
        CANDIDATE_WORSE(MODEL_REFUSED),
        /// about: model, file, reason
        MODEL_DAMAGED(MODEL_REFUSED),
        /// about: model, hash of its schema, hash of the schema of the readings
        MODEL_OF_ANOTHER_SCHEMA(MODEL_REFUSED),
        /// about: model
        MODEL_UNKNOWN(MODEL_REFUSED),
        /// about: nothing
        NO_GOOD_MODEL(MODEL_REFUSED),
        /// about: folder of the models, reason
        MODEL_NOT_WRITTEN(MODEL_REFUSED),
        /// about: reason
        LEARNER_UNAVAILABLE(MODEL_REFUSED),

        /// about: code under which the log tells more, log file
        BUG(INTERNAL),
        /// about: run, last words of its process
        PROCESS_VANISHED(WORKER_CRASHED),
        /// about: run, the Java machine's message
        PROCESS_NOT_STARTED(WORKER_CRASHED),
        /// about: run, heap limit
        OUT_OF_MEMORY(WORKER_OUT_OF_MEMORY),
        /// about: operations book, reason
        OPERATIONS_BOOK_BROKEN(OPS_BROKEN);

        private final Cause cause;

        Code(Cause cause) {
            this.cause = cause;
        }

        public Cause cause() {
            return cause;
        }
    }
}
