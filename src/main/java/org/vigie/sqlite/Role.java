package org.vigie.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

/// What a file is for; it decides what a failure of the file means to a person.
public enum Role {
    WAREHOUSE,
    OPERATIONS_BOOK;

    ProblemException missing(Path file) {
        return of(Code.WAREHOUSE_MISSING, file, Reason.FILE_NOT_THERE.toString());
    }

    ProblemException damaged(Path file, String reason) {
        return of(Code.WAREHOUSE_DAMAGED, file, reason);
    }

    ProblemException foreign(Path file) {
        return of(Code.WAREHOUSE_FOREIGN, file, Reason.OF_ANOTHER_SYSTEM.toString());
    }

    ProblemException newer(Path file, long found, int ours) {
        return this == WAREHOUSE
                ? new ProblemException(Code.WAREHOUSE_NEWER, file.getFileName(), found, ours)
                : of(Code.WAREHOUSE_NEWER, file, Reason.NEWER_VERSION.of(found + " > " + ours));
    }

    ProblemException locked(Path file, Duration waited, String holder) {
        return this == WAREHOUSE
                ? new ProblemException(Code.WAREHOUSE_LOCKED, file.getFileName(), waited, holder)
                : of(Code.WAREHOUSE_LOCKED, file, Reason.LOCKED_BY.of(holder));
    }

    /// Tells a failure of SQLite; a failure that is no matter of the file (a constraint, wrong SQL)
    /// is a bug and goes up.
    RuntimeException told(Path file, SQLiteException failure) {
        var code = failure.getResultCode();
        var reason = String.valueOf(failure.getMessage());
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                locked(file, Duration.ZERO, LockHolders.ofThisSystem().spoken(file));
            case SQLITE_FULL -> of(Code.WAREHOUSE_FULL, file, Reason.NO_SPACE_LEFT.toString(), failure);
            case SQLITE_READONLY, SQLITE_PERM ->
                of(Code.WAREHOUSE_READ_ONLY, file, Reason.NOT_WRITABLE.toString(), failure);
            case SQLITE_CANTOPEN, SQLITE_IOERR ->
                of(Code.WAREHOUSE_FAILING, file, Reason.READ_OR_WRITE_FAILED.of(code.name()), failure);
            case SQLITE_CORRUPT -> of(Code.WAREHOUSE_DAMAGED, file, Reason.PAGES_DAMAGED.toString(), failure);
            case SQLITE_NOTADB -> of(Code.WAREHOUSE_DAMAGED, file, Reason.NOT_A_DATABASE.toString(), failure);
            case SQLITE_ERROR ->
                reason.contains("no such table")
                                || reason.contains("no such column")
                                || reason.contains("has no column named")
                        ? of(Code.WAREHOUSE_DAMAGED, file, Reason.PARTS_MISSING.of(missingPart(reason)), failure)
                        : new IllegalStateException(reason, failure);
            default -> new IllegalStateException(reason, failure);
        };
    }

    /// `[SQLITE_ERROR] SQL error or missing database (no such table: run_ledger)`
    private static String missingPart(String reason) {
        return reason.replaceFirst("(?s).*(no such [a-z]+:?|has no column named) *", "")
                .replaceFirst("\\).*", "");
    }

    private ProblemException of(Code code, Path file, String reason) {
        return new ProblemException(problem(code, file, reason));
    }

    private ProblemException of(Code code, Path file, String reason, Throwable failure) {
        return new ProblemException(problem(code, file, reason), failure);
    }

    private Problem problem(Code code, Path file, String reason) {
        return this == WAREHOUSE
                ? Problem.of(code, file.getFileName(), reason)
                : Problem.of(Code.OPERATIONS_BOOK_BROKEN, file.getFileName(), reason);
    }
}
