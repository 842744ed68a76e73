-- The truth of a run: written in the transaction that publishes its rows, so that one is never there without the other.

CREATE TABLE run_ledger (
    run_id           TEXT    NOT NULL PRIMARY KEY,
    pipeline         TEXT    NOT NULL,
    slot             TEXT    NOT NULL,
    fence            INTEGER NOT NULL UNIQUE,
    input_sha256     TEXT    NOT NULL,
    rows_in          INTEGER NOT NULL,
    rows_loaded      INTEGER NOT NULL,
    rows_quarantined INTEGER NOT NULL,
    rows_added       INTEGER NOT NULL,
    rows_changed     INTEGER NOT NULL,
    facts            INTEGER NOT NULL,
    content_digest   TEXT    NOT NULL,
    newest_row       TEXT,
    committed_at_utc TEXT    NOT NULL
) STRICT;

CREATE TABLE run_input (
    run_id TEXT    NOT NULL REFERENCES run_ledger (run_id),
    source TEXT    NOT NULL,
    sha256 TEXT    NOT NULL,
    bytes  INTEGER NOT NULL,
    PRIMARY KEY (run_id, source)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_run_ledger AS
SELECT run_id, pipeline, fence, input_sha256, rows_in, rows_loaded, rows_quarantined, content_digest, committed_at_utc
FROM run_ledger;

PRAGMA application_id = 1447642967; -- 'VIGW'
