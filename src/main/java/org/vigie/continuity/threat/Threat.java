package org.vigie.continuity.threat;

import java.util.Optional;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// A line of the BIA register (dossiers DPA and CIDP), and what an operator needs watched beside
/// them.
public enum Threat {
    FREIGHT_API_OFFLINE("freight-api-offline"),
    CORRUPTED_FILE("corrupted-file"),
    SQL_DEADLOCK("sql-deadlock"),
    SENSOR_API_UNREACHABLE("sensor-api-unreachable"),
    MEMORY_EXHAUSTED("memory-exhausted"),
    SQLITE_LOCKED("sqlite-locked"),
    DATA_DRIFT("data-drift"),
    MISSED_RUN("missed-run"),
    STUCK_RUN("stuck-run"),
    BACKUP_STALE("backup-stale"),
    DISK_FULL("disk-full");

    private final String id;

    Threat(String id) {
        this.id = id;
    }

    /// The name that `v_run.threat` and the register use.
    public String id() {
        return id;
    }

    /// The threat that a failure of this pipeline belongs to, where the register has one.
    public static Optional<Threat> behind(Problem problem, String pipeline) {
        var telemetry = pipeline.equals("telemetry");
        return switch (problem.cause()) {
            case SOURCE_UNAVAILABLE -> unavailable(problem.code(), telemetry);
            case SOURCE_INVALID -> Optional.of(CORRUPTED_FILE);
            case GATE_REFUSED -> structural(problem.code()) ? Optional.of(CORRUPTED_FILE) : Optional.empty();
            case WAREHOUSE_BUSY -> Optional.of(telemetry ? SQLITE_LOCKED : SQL_DEADLOCK);
            case WAREHOUSE_IO -> problem.code() == Code.WAREHOUSE_FULL ? Optional.of(DISK_FULL) : Optional.empty();
            case WORKER_OUT_OF_MEMORY -> Optional.of(MEMORY_EXHAUSTED);
            case WORKER_STUCK -> Optional.of(STUCK_RUN);
            case MODEL_REFUSED -> drifted(problem.code()) ? Optional.of(DATA_DRIFT) : Optional.empty();
            case USAGE,
                    WAREHOUSE_CORRUPT,
                    ALREADY_RUNNING,
                    NOT_CONFIRMED,
                    FENCED,
                    BACKUP_FAILED,
                    RESTORE_REFUSED,
                    INTERNAL,
                    WORKER_CRASHED,
                    KILLED_BY_OPERATOR,
                    OPS_BROKEN -> Optional.empty();
        };
    }

    /// The register knows the freight API, and the sensors by whatever way they come; a missing ERP
    /// file has no line.
    private static Optional<Threat> unavailable(Code code, boolean telemetry) {
        if (telemetry) {
            return Optional.of(SENSOR_API_UNREACHABLE);
        }
        return code.name().startsWith("API_") ? Optional.of(FREIGHT_API_OFFLINE) : Optional.empty();
    }

    private static boolean drifted(Code code) {
        return switch (code) {
            case UNIT_CHANGED, FEATURE_OUT_OF_RANGE, FEATURE_DRIFTED, FEATURE_SPREAD -> true;
            default -> false;
        };
    }

    private static boolean structural(Code code) {
        return code == Code.TOO_FEW_ROWS || code == Code.TOO_MANY_BAD_ROWS;
    }
}
