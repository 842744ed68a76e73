-- Guided recoveries: each step has its row before it acts, each thing seen is kept as evidence. What was killed in the
-- middle goes on at the same step.

CREATE TABLE recovery (
    recovery_id      TEXT    NOT NULL PRIMARY KEY,
    pipeline         TEXT    NOT NULL,
    slot             TEXT    NOT NULL,
    -- WAITING: a step failed; somebody tries it again, waives it, or gives up.
    state            TEXT    NOT NULL CHECK (state IN ('RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED')),
    actor            TEXT    NOT NULL,
    reason           TEXT    NOT NULL,
    pid              INTEGER NOT NULL,
    pid_start        TEXT    NOT NULL,
    pid_birth        TEXT    NOT NULL,
    trouble          TEXT    NOT NULL,
    broken_run       TEXT,
    threat           TEXT,
    problem          TEXT,
    problem_about    TEXT,
    due_utc          TEXT    NOT NULL,
    -- What the two measures rest on: when it first failed, the newest data that were good then, when the outcome was
    -- seen to be good.
    failed_since_utc TEXT    NOT NULL,
    good_data_utc    TEXT,
    verified_utc     TEXT,
    begun_utc        TEXT    NOT NULL,
    ended_utc        TEXT,
    -- The files' name without its ending, once both were written whole.
    report           TEXT
) STRICT;

-- One at a time for each pipeline.
CREATE UNIQUE INDEX recovery_open ON recovery (pipeline) WHERE state IN ('RUNNING', 'WAITING');
CREATE INDEX recovery_by_time ON recovery (begun_utc);

CREATE TRIGGER recovery_ends_once BEFORE UPDATE OF state ON recovery
WHEN OLD.state IN ('SUCCEEDED', 'FAILED') AND NEW.state <> OLD.state
BEGIN
    SELECT RAISE(ABORT, 'this recovery has already ended');
END;

CREATE TABLE recovery_step (
    recovery_id   TEXT    NOT NULL REFERENCES recovery (recovery_id),
    step          TEXT    NOT NULL CHECK (step IN ('DIAGNOSE', 'HOLD', 'STOP', 'OPEN', 'BACK_UP', 'CHECK_SOURCES', 'RELAUNCH',
                                          'VERIFY', 'RELEASE')),
    attempt       INTEGER NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'NOTHING_TO_DO', 'FAILED', 'WAIVED', 'INTERRUPTED')),
    actor         TEXT    NOT NULL,
    reason        TEXT    NOT NULL,
    problem       TEXT,
    problem_about TEXT,
    started_utc   TEXT    NOT NULL,
    ended_utc     TEXT,
    PRIMARY KEY (recovery_id, step, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_evidence (
    recovery_id TEXT    NOT NULL REFERENCES recovery (recovery_id),
    seq         INTEGER NOT NULL,
    step        TEXT    NOT NULL,
    attempt     INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    about       TEXT    NOT NULL,
    at_utc      TEXT    NOT NULL,
    PRIMARY KEY (recovery_id, seq)
) STRICT, WITHOUT ROWID;

-- What was seen is never changed afterwards.
CREATE TRIGGER recovery_evidence_stays BEFORE UPDATE ON recovery_evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence is not changed');
END;

-- The recovery that holds all other runs: its own run is let through, nobody else's.
ALTER TABLE drain ADD COLUMN holder TEXT;

CREATE VIEW v_recovery AS
SELECT recovery_id, pipeline, slot, state, actor, reason, trouble, broken_run, threat, problem, due_utc, failed_since_utc,
       good_data_utc, verified_utc, begun_utc, ended_utc,
       CAST(round((julianday(verified_utc) - julianday(failed_since_utc)) * 86400.0) AS INTEGER) AS rto_seconds,
       CAST(round((julianday(failed_since_utc) - julianday(good_data_utc)) * 86400.0) AS INTEGER) AS rpo_seconds,
       report
FROM recovery;

CREATE VIEW v_recovery_step AS
SELECT recovery_id, step, attempt, state, actor, reason, problem, started_utc, ended_utc FROM recovery_step;

CREATE VIEW v_recovery_evidence AS
SELECT recovery_id, seq, step, attempt, kind, about, at_utc FROM recovery_evidence;

PRAGMA user_version = 5;
