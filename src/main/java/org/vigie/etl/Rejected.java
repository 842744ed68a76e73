package org.vigie.etl;

import org.vigie.etl.Rejection.Reason;

/// Thrown by the reading of a row, caught by the flow. Without a stack trace: a bad file has many.
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    Rejected(long line, String field, String value, Reason reason) {
        super(reason.name(), null, false, false);
        this.rejection = new Rejection(line, field, value, reason);
    }

    Rejection rejection() {
        return rejection;
    }
}
