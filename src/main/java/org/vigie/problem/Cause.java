package org.vigie.problem;

/// Why something did not happen, as scripts and schedulers read it: the name is written in
/// `v_run.cause`, the number is the exit code. Fixed by the contract; 1, 3, 126 to 165, 255 and 259
/// belong to the system and are never used.
public enum Cause {
    USAGE(2),
    SOURCE_UNAVAILABLE(20),
    SOURCE_INVALID(21),
    GATE_REFUSED(22),
    WAREHOUSE_BUSY(30),
    WAREHOUSE_IO(31),
    WAREHOUSE_CORRUPT(32),
    ALREADY_RUNNING(40),
    NOT_CONFIRMED(41),
    FENCED(42),
    BACKUP_FAILED(50),
    RESTORE_REFUSED(51),
    MODEL_REFUSED(60),
    INTERNAL(70),
    WORKER_CRASHED(80),
    WORKER_OUT_OF_MEMORY(81),
    WORKER_STUCK(82),
    KILLED_BY_OPERATOR(83),
    OPS_BROKEN(90);

    private final int exitCode;

    Cause(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
