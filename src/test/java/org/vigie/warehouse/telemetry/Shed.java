package org.vigie.warehouse.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Session;

/// A real telemetry warehouse in a folder, filled by hand.
public final class Shed {
    private final Database file;

    public Shed(Path folder) {
        this(folder.resolve("industrial.sqlite"), Duration.ofSeconds(10));
    }

    private Shed(Path path, Duration busy) {
        file = TelemetryWarehouse.database(path, busy);
    }

    /// The warehouse of an installation, made if it is not there.
    public static Shed at(Path path) {
        var shed = new Shed(path, Duration.ofSeconds(10));
        if (!shed.file.exists()) {
            shed.file.create();
        }
        return shed;
    }

    public Shed make() {
        file.create();
        return this;
    }

    public Path path() {
        return file.file();
    }

    public TelemetryReadings readings() {
        return new TelemetryReadings(file.file(), Duration.ofSeconds(10));
    }

    public Session open() {
        return file.open();
    }

    public Session look() {
        return file.openReadOnly();
    }

    public Shed reading(String locomotive, String at, double vibration, int failure) {
        return reading(locomotive, at, 500, 5, vibration, 45, failure);
    }

    public Shed reading(
            String locomotive,
            String at,
            double flowRate,
            double pressure,
            double vibration,
            double temperature,
            int failure) {
        return write(
                "insert into fact_telemetry_features values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                at,
                locomotive,
                flowRate,
                pressure,
                vibration,
                temperature,
                failure,
                vibration,
                pressure);
    }

    public Shed score(String locomotive, String at, double percent, String basis) {
        return write(
                "insert into ai_telemetry_predictions values (?, ?, 500, 5, 2, 45, ?, ?, 'telemetry-a', ?)",
                at,
                locomotive,
                percent,
                percent >= 50 ? 1 : 0,
                basis);
    }

    public Shed champion(String model, String run, String at) {
        return write("""
            insert into champion (model, sha256, run_id, act, actor, reason, at_utc)
            values (?, 'aa', ?, 'promoted', 'worker', 'not worse', ?)
            """, model, run, at);
    }

    public Shed published(String run, String slot, long fence, String committedAt) {
        return write("""
            insert into run_ledger values
            (?, 'telemetry', ?, ?, 'aa', 1, 1, 0, 1, 0, 1, ?, '', ?)
            """, run, slot, fence, "0".repeat(64), committedAt);
    }

    public Shed learning(String run, long fence, int wanted, String verdict) {
        return write("insert into run_learning values (?, ?, ?, ?, null, null)", run, fence, wanted, verdict);
    }

    /// Hourly readings of some locomotives up to 2026-03-01, every twentieth a failure, each scored.
    public Shed fill(int readings, int locomotives) {
        return write("""
            insert into fact_telemetry_features
            with recursive n(i) as (select 0 union all select i + 1 from n where i < ? - 1)
            select strftime('%Y-%m-%d %H:%M:%S', '2026-03-01', '-' || (i / ?) || ' minutes'),
                   printf('LOCO_%03d', i % ? + 1),
                   500 + (i * 7919 % 101) - 50, 5 + (i * 104729 % 101 - 50) / 100.0,
                   2 + (i * 1299709 % 61 - 30) / 100.0, 45 + (i * 15485863 % 11) - 5,
                   i % 20 = 7, 2, 5, 1
            from n
            """, readings, locomotives, locomotives).write("""
                insert into ai_telemetry_predictions
                select timestamp, loco_id, flow_rate, pressure, vibration, temperature,
                       case failure when 1 then 91.5 else 4.25 end, failure, 'telemetry-a', 'out-of-fold'
                from fact_telemetry_features
                """);
    }

    public Shed write(String sql, Object... values) {
        try (var session = file.open()) {
            session.writing(each -> each.execute(sql, values));
        }
        return this;
    }
}
