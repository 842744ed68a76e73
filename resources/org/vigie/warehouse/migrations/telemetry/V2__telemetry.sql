-- Telemetry (dossier CIDP). Flow in L/min, pressure in bar, vibration in mm/s, temperature in °C; timestamps are the
-- sensors' wall clock (Africa/Douala), as the exporter writes them. The rolling means are those of the last three
-- readings of the same locomotive.

CREATE TABLE fact_telemetry_features (
    timestamp              TEXT    NOT NULL,
    loco_id                TEXT    NOT NULL,
    flow_rate              REAL    NOT NULL,
    pressure               REAL    NOT NULL,
    vibration              REAL    NOT NULL,
    temperature            REAL    NOT NULL,
    failure                INTEGER NOT NULL CHECK (failure IN (0, 1)),
    vibration_rolling_mean REAL    NOT NULL,
    pressure_rolling_mean  REAL    NOT NULL,
    fence                  INTEGER NOT NULL, -- of the run that brought the reading, or corrected it last
    PRIMARY KEY (loco_id, timestamp)
) STRICT, WITHOUT ROWID;

-- What became of the learning after each publication. `due`: nobody has judged these readings yet. `learned`: they
-- passed every gate, and a model may be trained on them. `refused`: they never reach a model.
CREATE TABLE run_learning (
    run_id        TEXT    NOT NULL PRIMARY KEY REFERENCES run_ledger (run_id),
    fence         INTEGER NOT NULL UNIQUE,
    wanted        INTEGER NOT NULL CHECK (wanted IN (0, 1)),
    verdict       TEXT    NOT NULL CHECK (verdict IN ('due', 'learned', 'refused')),
    judged_by     TEXT,
    judged_at_utc TEXT
) STRICT, WITHOUT ROWID;

-- Which model serves: the newest row. Written in the transaction that writes its predictions, so that the two are never
-- of different models.
CREATE TABLE champion (
    seq    INTEGER NOT NULL PRIMARY KEY,
    model  TEXT    NOT NULL,
    sha256 TEXT    NOT NULL,
    run_id TEXT, -- of the run that promoted it; none for a rollback
    act    TEXT    NOT NULL CHECK (act IN ('promoted', 'rolled-back')),
    actor  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    at_utc TEXT    NOT NULL
) STRICT;

-- `out-of-fold`: scored by a forest that has not seen the reading in its training. `unseen`: the reading came after the
-- model. There is no third kind: a score of a reading that trained its own judge flatters.
CREATE TABLE ai_telemetry_predictions (
    timestamp             TEXT    NOT NULL,
    loco_id               TEXT    NOT NULL,
    flow_rate             REAL    NOT NULL,
    pressure              REAL    NOT NULL,
    vibration             REAL    NOT NULL,
    temperature           REAL    NOT NULL,
    ai_risk_score_percent REAL    NOT NULL,
    ai_predicted_failure  INTEGER NOT NULL CHECK (ai_predicted_failure IN (0, 1)),
    model                 TEXT    NOT NULL,
    basis                 TEXT    NOT NULL CHECK (basis IN ('out-of-fold', 'unseen')),
    PRIMARY KEY (loco_id, timestamp)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
