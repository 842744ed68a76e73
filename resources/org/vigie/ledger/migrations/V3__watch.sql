-- Runs under watch: how a run is doing, how it was stopped, which nights are expected, who is on duty.

-- A night that nobody ran is told as a run of its own. SQLite's own procedure for a CHECK, which changes no row.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '''LOST'', ''SKIPPED''))', '''LOST'', ''SKIPPED'', ''MISSED''))')
WHERE type = 'table' AND name = 'run';
PRAGMA writable_schema = RESET;

-- Where the system tells it, the instant of a process's birth that no change of the clock moves.
ALTER TABLE run ADD COLUMN pid_birth TEXT NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN orderer_birth TEXT NOT NULL DEFAULT '';
-- 1: started after its hour, to catch up.
ALTER TABLE run ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1));

-- How a run that has not ended is doing, as whoever is on duty sees it.
CREATE TABLE watch (
    run_id           TEXT    NOT NULL PRIMARY KEY REFERENCES run (run_id),
    judgement        TEXT    NOT NULL CHECK (judgement IN ('NORMAL', 'SLOW', 'WAITING_FOR_LOCK', 'SUSPECT', 'STUCK')),
    sign             TEXT    NOT NULL,
    since_utc        TEXT    NOT NULL,
    quiet_ms         INTEGER NOT NULL,
    holder           TEXT,
    holder_pid       INTEGER,
    holder_user      TEXT,
    holder_since_utc TEXT,
    usual_ms         INTEGER,
    left_ms          INTEGER,
    seen_utc         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- That somebody asked to stop a run is written before anything is done to it.
CREATE TABLE stop (
    run_id        TEXT    NOT NULL PRIMARY KEY REFERENCES run (run_id),
    actor         TEXT    NOT NULL,
    reason        TEXT    NOT NULL,
    requested_utc TEXT    NOT NULL,
    stuck         INTEGER NOT NULL CHECK (stuck IN (0, 1)),
    stopper_pid   INTEGER NOT NULL,
    stopper_start TEXT    NOT NULL,
    stopper_birth TEXT    NOT NULL,
    stage         TEXT    NOT NULL CHECK (stage IN ('REQUESTED', 'ASKED', 'FORCED', 'DENIED', 'CONFIRMED',
                                             'ENDED_BY_ITSELF')),
    closed_utc    TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE stop_act (
    run_id TEXT    NOT NULL REFERENCES stop (run_id),
    seq    INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    pid    INTEGER,
    detail TEXT    NOT NULL,
    at_utc TEXT    NOT NULL,
    PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

-- Each night is written down before its hour. A slot is a date.
CREATE TABLE expected_run (
    pipeline TEXT NOT NULL,
    slot     TEXT NOT NULL,
    at_utc   TEXT NOT NULL,
    due_utc  TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('EXPECTED', 'LATE', 'STARTED', 'SKIPPED', 'MISSED')),
    run_id   TEXT REFERENCES run (run_id),
    PRIMARY KEY (pipeline, slot)
) STRICT, WITHOUT ROWID;

-- No new runs until …; at most one.
CREATE TABLE drain (
    drain     INTEGER NOT NULL PRIMARY KEY CHECK (drain = 1),
    until_utc TEXT    NOT NULL,
    actor     TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    since_utc TEXT    NOT NULL
) STRICT;

-- Who watches, who schedules. Dead is decided by the process, frozen by a counter that stands still.
CREATE TABLE post (
    duty      TEXT    NOT NULL PRIMARY KEY CHECK (duty IN ('WATCH', 'SCHEDULE')),
    role      TEXT    NOT NULL,
    pid       INTEGER NOT NULL,
    pid_start TEXT    NOT NULL,
    pid_birth TEXT    NOT NULL,
    beat_seq  INTEGER NOT NULL,
    taken_utc TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody must be told: one row for each thing that happened, however often it is seen.
CREATE TABLE alert (
    alert_id   INTEGER NOT NULL PRIMARY KEY,
    subject    TEXT    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL CHECK (kind IN ('RUN_ENDED_BADLY', 'RUN_STUCK', 'NIGHT_MISSED', 'NIGHT_SKIPPED')),
    pipeline   TEXT    NOT NULL,
    slot       TEXT    NOT NULL,
    run_id     TEXT,
    cause      TEXT,
    threat     TEXT,
    raised_utc TEXT    NOT NULL
) STRICT;

CREATE VIEW v_alert AS
SELECT alert_id, kind, pipeline, slot, run_id, cause, threat, raised_utc FROM alert;

PRAGMA user_version = 3;
