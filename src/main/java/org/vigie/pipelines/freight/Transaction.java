package org.vigie.pipelines.freight;

import java.time.LocalDateTime;
import java.util.List;
import org.vigie.etl.Contract;
import org.vigie.etl.Field;
import org.vigie.etl.Row;

/// A transfer of freight, as the ERP's daily file tells it. Volume in tonnes; the date is the
/// station's wall clock.
record Transaction(String id, String machineId, LocalDateTime date, double volume, String status) {
    /// Below this volume a bad status is critical (dossier DPA).
    private static final double WEAK_VOLUME = 20;

    /// No train of the network carries more; a larger number is a slip of the decimal mark.
    private static final double MOST_VOLUME = 100_000;

    private static final String OK = "OK";

    private static final Field ID = Field.text("transaction_id");
    private static final Field MACHINE_ID = Field.text("machine_id");
    private static final Field DATE = Field.moment("date");
    private static final Field VOLUME = Field.number("volume_transferred", 0, MOST_VOLUME);
    private static final Field STATUS = Field.oneOf("status_code", List.of(OK, "WARN", "ERR"));

    static final Contract CONTRACT = Contract.of(ID, MACHINE_ID, DATE, VOLUME, STATUS);

    static Transaction of(Row row) {
        return new Transaction(
                row.text(ID), row.text(MACHINE_ID), row.moment(DATE), row.number(VOLUME), row.text(STATUS));
    }

    /// A weak volume under a bad status (dossier DPA).
    boolean isCriticalAlert() {
        return !status.equals(OK) && volume < WEAK_VOLUME;
    }
}
