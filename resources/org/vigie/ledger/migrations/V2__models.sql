-- Each candidate that was trained, and what was decided. Which promoted one serves is the warehouse's to say; `state`
-- follows it. The scores are those on the held-out fifth.

CREATE TABLE model (
    version         TEXT    NOT NULL PRIMARY KEY,
    pipeline        TEXT    NOT NULL,
    run_id          TEXT    NOT NULL,
    made_utc        TEXT    NOT NULL,
    training_digest TEXT    NOT NULL,
    training_rows   INTEGER NOT NULL,
    schema_hash     TEXT    NOT NULL,
    seed            INTEGER NOT NULL,
    sha256          TEXT    NOT NULL,
    precision       REAL    NOT NULL,
    recall          REAL    NOT NULL,
    f1              REAL    NOT NULL,
    roc_auc         REAL    NOT NULL,
    pr_auc          REAL    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('CHAMPION', 'FORMER', 'REFUSED')),
    reason          TEXT    NOT NULL
) STRICT;

CREATE INDEX model_by_time ON model (pipeline, made_utc);

CREATE VIEW v_model AS
SELECT version, pipeline, run_id, made_utc, training_digest, training_rows, schema_hash, seed, sha256, precision, recall,
       f1, roc_auc, pr_auc, state, reason
FROM model;

PRAGMA user_version = 2;
