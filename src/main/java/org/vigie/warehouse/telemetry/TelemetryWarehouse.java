package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.telemetry.tables.Tables.CHAMPION;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;
import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Journal;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Role;
import org.vigie.sqlite.Schema;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.LearningVerdict;
import org.vigie.warehouse.Publication;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.telemetry.Champion.Act;
import org.vigie.warehouse.telemetry.tables.tables.records.ChampionRecord;
import org.vigie.warehouse.telemetry.tables.tables.records.FactTelemetryFeaturesRecord;

/// The telemetry warehouse: loaded by a run, learned from after it, read by everybody else.
public final class TelemetryWarehouse {
    private static final int VIGW = 0x56494757;
    private static final Schema SCHEMA = new Schema(
            Role.WAREHOUSE,
            VIGW,
            2,
            List.of("org/vigie/warehouse/migrations/ledger", "org/vigie/warehouse/migrations/telemetry"));

    private final Database file;
    private final InstantSource clock;

    public TelemetryWarehouse(Path file, Duration busy, InstantSource clock) {
        this.file = database(file, busy);
        this.clock = clock;
    }

    public static Database database(Path file, Duration busy) {
        return new Database(file, SCHEMA, busy);
    }

    /// The ledger, which here tells of the learning too.
    public static RunLedger ledger(Path file, Duration busy) {
        return new RunLedger(database(file, busy), TelemetryWarehouse::verdict);
    }

    /// Looks at the file before anything is fetched, so that a night does not fail at its last step
    /// for what could be seen at its first.
    ///
    /// @throws org.vigie.problem.ProblemException when it is missing, damaged, foreign, newer, or
    ///   not writable
    public void inspect() {
        file.inspect();
    }

    /// Opens the run's transaction; see [Publication#begin].
    public TelemetryLoad begin(Flow flow, Fence fence) {
        return TelemetryLoad.in(Publication.begin(file, flow.ticket(), flow.journal(), fence, clock));
    }

    /// Opens the second transaction of a run, or the one of a rollback.
    ///
    /// @param fence says who may still publish
    public LearningPublication beginLearning(Journal journal, Fence fence) {
        return LearningPublication.begin(file, journal, fence, clock);
    }

    /// @param advancing told again and again while readings are looked for
    public LearnableReadings learnable(Runnable advancing) {
        return new LearnableReadings(file, advancing);
    }

    public LearnableReadings learnable() {
        return learnable(() -> {});
    }

    /// Which model served when, newest first: the first one serves.
    public List<Champion> champions() {
        try (var session = file.openReadOnly()) {
            return session.read(
                    sql -> sql.selectFrom(CHAMPION).orderBy(CHAMPION.SEQ.desc()).fetch(TelemetryWarehouse::champion));
        }
    }

    /// How many readings there are.
    public long readings() {
        try (var session = file.openReadOnly()) {
            return session.read(sql -> (long) sql.fetchCount(FACT_TELEMETRY_FEATURES));
        }
    }

    /// How many of each locomotive's newest rolling means are not those of its readings.
    public long wrongMeans() {
        try (var session = file.openReadOnly()) {
            return session.readTogether(sql -> sql
                    .selectDistinct(FACT_TELEMETRY_FEATURES.LOCO_ID)
                    .from(FACT_TELEMETRY_FEATURES)
                    .fetch(FACT_TELEMETRY_FEATURES.LOCO_ID)
                    .stream()
                    .mapToLong(loco -> MeansProof.wrongOf(loco, sql))
                    .sum());
        }
    }

    /// Every locomotive, by name. Reads the whole table.
    public List<LocomotiveFigures> locomotives() {
        var f = FACT_TELEMETRY_FEATURES;
        try (var session = file.openReadOnly()) {
            return session.read(sql -> sql.select(
                            f.LOCO_ID,
                            count(),
                            sum(f.FAILURE).coerce(SQLDataType.BIGINT),
                            max(f.TIMESTAMP),
                            avg(f.VIBRATION).coerce(SQLDataType.DOUBLE),
                            avg(f.PRESSURE).coerce(SQLDataType.DOUBLE))
                    .from(f)
                    .groupBy(f.LOCO_ID)
                    .orderBy(f.LOCO_ID)
                    .fetch(row -> new LocomotiveFigures(
                            row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
        }
    }

    /// The digest of all readings, computed anew. Reads the whole table.
    ///
    /// @param each called for each row
    public static String contentDigest(Session session, Runnable each) {
        var f = FACT_TELEMETRY_FEATURES;
        var question = session.read(sql -> sql.select(
                        f.LOCO_ID,
                        f.TIMESTAMP,
                        f.FLOW_RATE,
                        f.PRESSURE,
                        f.VIBRATION,
                        f.TEMPERATURE,
                        f.FAILURE,
                        f.VIBRATION_ROLLING_MEAN,
                        f.PRESSURE_ROLLING_MEAN)
                .from(f)
                .getSQL());
        return session.told(() -> {
            var digest = new ContentDigest();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery(question)) {
                while (row.next()) {
                    digest.add(row(row).hash());
                    each.run();
                }
            }
            return digest.hex();
        });
    }

    private static FeatureRow row(ResultSet row) throws SQLException {
        var reading = new ReadingFact(
                row.getString(1),
                row.getString(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getInt(7) == 1);
        return new FeatureRow(reading, row.getDouble(8), row.getDouble(9));
    }

    /// The model that serves, as a file of ours that is open says.
    public static Optional<String> serving(Session session) {
        return session.read(sql -> sql.select(CHAMPION.MODEL)
                .from(CHAMPION)
                .orderBy(CHAMPION.SEQ.desc())
                .limit(1)
                .fetchOptional(CHAMPION.MODEL));
    }

    static FeatureRow row(FactTelemetryFeaturesRecord row) {
        var reading = new ReadingFact(
                row.getLocoId(),
                row.getTimestamp(),
                row.getFlowRate(),
                row.getPressure(),
                row.getVibration(),
                row.getTemperature(),
                row.getFailure() == 1);
        return new FeatureRow(reading, row.getVibrationRollingMean(), row.getPressureRollingMean());
    }

    private static LearningVerdict verdict(DSLContext sql, String runId) {
        return sql.select(RUN_LEARNING.VERDICT)
                .from(RUN_LEARNING)
                .where(RUN_LEARNING.RUN_ID.eq(runId), RUN_LEARNING.WANTED.eq(1L))
                .fetchOptional(row -> Verdict.of(row.value1()).told())
                .orElse(LearningVerdict.NONE);
    }

    private static Champion champion(ChampionRecord row) {
        return new Champion(
                row.getModel(),
                row.getSha256(),
                Optional.ofNullable(row.getRunId()),
                Act.of(row.getAct()),
                row.getActor(),
                row.getReason(),
                Instants.instant(row.getAtUtc()));
    }
}
