-- The operations book: what was ordered, what happened, who did it. Times are UTC, ISO-8601, to the millisecond.

CREATE TABLE run (
    run_id               TEXT    NOT NULL PRIMARY KEY,
    pipeline             TEXT    NOT NULL,
    slot                 TEXT    NOT NULL,
    state                TEXT    NOT NULL CHECK (state IN ('QUEUED', 'STARTING', 'RUNNING', 'STOPPING', 'SUCCEEDED',
                                          'PARTIAL', 'REFUSED', 'FAILED', 'KILLED', 'LOST', 'SKIPPED')),
    problem              TEXT,
    problem_about        TEXT,
    cause                TEXT,
    threat               TEXT,
    exit_code            INTEGER,
    fence                INTEGER NOT NULL,
    pid                  INTEGER,
    pid_start            TEXT,
    orderer_pid          INTEGER NOT NULL,
    orderer_start        TEXT    NOT NULL,
    heartbeat_seq        INTEGER NOT NULL DEFAULT 0,
    progress_seq         INTEGER NOT NULL DEFAULT 0,
    step                 TEXT,
    activity             TEXT,
    share                REAL    NOT NULL DEFAULT 0,
    rows_in              INTEGER NOT NULL DEFAULT 0,
    rows_loaded          INTEGER NOT NULL DEFAULT 0,
    rows_quarantined     INTEGER NOT NULL DEFAULT 0,
    ordered_utc          TEXT    NOT NULL,
    started_utc          TEXT,
    ended_utc            TEXT,
    actor                TEXT    NOT NULL,
    origin               TEXT    NOT NULL,
    reason               TEXT    NOT NULL,
    replay_of            TEXT
) STRICT;

CREATE INDEX run_by_slot ON run (pipeline, slot, ordered_utc);
CREATE INDEX run_by_order ON run (ordered_utc);
CREATE INDEX run_alive ON run (state) WHERE state IN ('QUEUED', 'STARTING', 'RUNNING', 'STOPPING');

-- A run ends once.
CREATE TRIGGER run_ends_once BEFORE UPDATE OF state ON run
WHEN OLD.state NOT IN ('QUEUED', 'STARTING', 'RUNNING', 'STOPPING') AND NEW.state <> OLD.state
BEGIN
    SELECT RAISE(ABORT, 'this run has already ended');
END;

CREATE TABLE transition (
    run_id     TEXT    NOT NULL REFERENCES run (run_id),
    seq        INTEGER NOT NULL,
    from_state TEXT,
    to_state   TEXT    NOT NULL,
    actor      TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    at_utc     TEXT    NOT NULL,
    PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    run_id      TEXT    NOT NULL REFERENCES run (run_id),
    seq         INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('extract', 'check', 'transform', 'publish', 'learn')),
    subject     TEXT    NOT NULL,
    started_utc TEXT    NOT NULL,
    ended_utc   TEXT,
    rows_in     INTEGER NOT NULL DEFAULT 0,
    rows_out    INTEGER NOT NULL DEFAULT 0,
    outcome     TEXT    NOT NULL CHECK (outcome IN ('running', 'done', 'failed')),
    PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE input (
    run_id       TEXT    NOT NULL REFERENCES run (run_id),
    source       TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    sha256       TEXT    NOT NULL,
    bytes        INTEGER NOT NULL,
    written_utc  TEXT,
    snapshot     TEXT    NOT NULL,
    PRIMARY KEY (run_id, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE gate (
    run_id   TEXT    NOT NULL REFERENCES run (run_id),
    seq      INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    measured TEXT    NOT NULL,
    allowed  TEXT    NOT NULL,
    held     INTEGER NOT NULL CHECK (held IN (0, 1)),
    PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

-- What a run found out about its data: rows without a station, alerts, newest row …
CREATE TABLE finding (
    run_id TEXT NOT NULL REFERENCES run (run_id),
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    run_id TEXT    NOT NULL,
    source TEXT    NOT NULL,
    file   TEXT    NOT NULL,
    line   INTEGER NOT NULL,
    field  TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    reason TEXT    NOT NULL
) STRICT;

CREATE INDEX quarantine_of_run ON quarantine (run_id, source, line);

-- Who may publish. The row stays when the lease is free, so that the fence only ever grows.
CREATE TABLE lease (
    resource     TEXT    NOT NULL PRIMARY KEY,
    run_id       TEXT,
    fence        INTEGER NOT NULL,
    acquired_utc TEXT    NOT NULL
) STRICT;

CREATE VIEW v_run AS
SELECT run_id, pipeline, slot, state, cause, threat, exit_code, pid, pid_start, heartbeat_seq, progress_seq,
       started_utc, ended_utc, actor, reason
FROM run;

CREATE VIEW v_transition AS
SELECT run_id, seq, from_state, to_state, actor, reason, at_utc FROM transition;

CREATE VIEW v_quarantine AS
SELECT run_id, source, line, field, value, reason FROM quarantine;

PRAGMA application_id = 1447642959; -- 'VIGO'
PRAGMA user_version = 1;
