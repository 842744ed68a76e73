-- Backups of the warehouses, and what was restored from them. The files lie in `backups/`, each with its manifest; this
-- is how they are known and judged.

CREATE TABLE backup (
    backup_id      TEXT    NOT NULL PRIMARY KEY,
    pipeline       TEXT    NOT NULL,
    file           TEXT    NOT NULL,
    occasion       TEXT    NOT NULL CHECK (occasion IN ('ON_DEMAND', 'AFTER_RUN', 'BEFORE_RECOVERY', 'BEFORE_RERUN',
                                              'BEFORE_RESTORE')),
    reason         TEXT    NOT NULL,
    actor          TEXT    NOT NULL,
    run_id         TEXT, -- the newest publication in it
    -- MAKING: nothing lies under the final name yet. PROVEN: really restored, to a scratch file, and compared.
    state          TEXT    NOT NULL CHECK (state IN ('MAKING', 'VERIFIED', 'PROVEN', 'DAMAGED', 'GONE', 'FAILED')),
    problem        TEXT,
    problem_about  TEXT,
    sha256         TEXT,
    bytes          INTEGER NOT NULL DEFAULT 0,
    facts          INTEGER NOT NULL DEFAULT 0,
    content_digest TEXT,
    ledger_rows    INTEGER NOT NULL DEFAULT 0,
    ledger_agrees  INTEGER NOT NULL DEFAULT 1 CHECK (ledger_agrees IN (0, 1)),
    made_utc       TEXT    NOT NULL,
    verified_utc   TEXT,
    proven_utc     TEXT,
    maker_pid      INTEGER NOT NULL,
    maker_start    TEXT    NOT NULL,
    maker_birth    TEXT    NOT NULL
) STRICT;

CREATE INDEX backup_by_time ON backup (pipeline, made_utc);

-- The same file in the second place. What could not be reached is a row too: a copy that is missing is told.
CREATE TABLE backup_copy (
    backup_id     TEXT NOT NULL REFERENCES backup (backup_id),
    place         TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('COPIED', 'MISSING', 'DAMAGED')),
    problem       TEXT,
    problem_about TEXT,
    at_utc        TEXT NOT NULL,
    PRIMARY KEY (backup_id, place)
) STRICT, WITHOUT ROWID;

-- Each step of a restore is written here before it is taken, so that whoever comes next can end it.
CREATE TABLE restore (
    restore_id    TEXT    NOT NULL PRIMARY KEY,
    backup_id     TEXT    NOT NULL REFERENCES backup (backup_id),
    pipeline      TEXT    NOT NULL,
    -- SWAPPING: from here on it goes forward. UNDONE: the warehouse is the one from before.
    state         TEXT    NOT NULL CHECK (state IN ('PREPARING', 'SWAPPING', 'SWAPPED', 'UNDOING', 'DONE',
                                           'UNDONE')),
    actor         TEXT    NOT NULL,
    reason        TEXT    NOT NULL,
    safety_backup TEXT, -- of the warehouse that was replaced; none when it could not be read
    aside         TEXT    NOT NULL,
    problem       TEXT,
    problem_about TEXT,
    started_utc   TEXT    NOT NULL,
    ended_utc     TEXT,
    maker_pid     INTEGER NOT NULL,
    maker_start   TEXT    NOT NULL,
    maker_birth   TEXT    NOT NULL
) STRICT;

CREATE INDEX restore_open ON restore (state) WHERE ended_utc IS NULL;

-- Runs that published and whose publication a restore took back. Their state stays what it was: they did publish.
CREATE TABLE rolled_back (
    run_id     TEXT NOT NULL PRIMARY KEY REFERENCES run (run_id),
    restore_id TEXT NOT NULL REFERENCES restore (restore_id),
    backup_id  TEXT NOT NULL,
    at_utc     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW v_backup AS
SELECT backup_id, pipeline, file, occasion, reason, actor, run_id, state, sha256, bytes, facts, content_digest,
       ledger_rows, made_utc, verified_utc, proven_utc
FROM backup;

CREATE VIEW v_backup_copy AS
SELECT backup_id, place, state, at_utc FROM backup_copy;

CREATE VIEW v_restore AS
SELECT restore_id, backup_id, pipeline, state, actor, reason, safety_backup, started_utc, ended_utc FROM restore;

CREATE VIEW v_rolled_back AS
SELECT run_id, restore_id, backup_id, at_utc FROM rolled_back;

PRAGMA user_version = 4;
