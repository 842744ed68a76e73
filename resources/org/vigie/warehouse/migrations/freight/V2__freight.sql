-- Freight (dossier DPA). Volumes in tonnes; dates are the station's wall clock (Africa/Douala), as the ERP writes them.

CREATE TABLE fact_transactions (
    transaction_id     TEXT    NOT NULL PRIMARY KEY,
    machine_id         TEXT    NOT NULL,
    date               TEXT    NOT NULL,
    volume_transferred REAL    NOT NULL,
    status_code        TEXT    NOT NULL,
    site_location      TEXT,
    installation_year  INTEGER,
    critical_alert     INTEGER NOT NULL
) STRICT;

CREATE TABLE aggr_daily_site_stats (
    day             TEXT    NOT NULL,
    site_location   TEXT    NOT NULL,
    total_volume    REAL    NOT NULL,
    total_alerts    INTEGER NOT NULL,
    active_machines INTEGER NOT NULL,
    PRIMARY KEY (day, site_location)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
