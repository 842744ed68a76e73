package org.vigie.simulator;

import java.time.LocalDateTime;

/// What the ERP knows of one transfer; the volume is in tonnes.
public record Transaction(
        String transactionId, String machineId, LocalDateTime date, double volumeTransferred, Status statusCode) {
    public enum Status {
        OK,
        WARN,
        ERR
    }
}
