package org.vigie.warehouse.freight;

import java.util.Objects;
import java.util.Optional;
import org.vigie.warehouse.RowHash;

/// A transaction as the warehouse keeps it.
///
/// @param date `yyyy-MM-dd HH:mm:ss`, the station's wall clock
/// @param volume tonnes
/// @param station empty when the machine is in no reference: the row stays out of the stations'
///   statistics
/// @param hash of all the values before it
public record TransactionFact(
        String id,
        String machineId,
        String date,
        double volume,
        String status,
        Optional<Located> station,
        boolean criticalAlert,
        RowHash hash) {

    /// Where a machine stands, and since when.
    public record Located(String site, long installationYear) {}

    public static TransactionFact of(
            String id,
            String machineId,
            String date,
            double volume,
            String status,
            Optional<Located> station,
            boolean criticalAlert) {
        var hash =
                RowHash.of().text(id).text(machineId).text(date).number(volume).text(status);
        if (station.isPresent()) {
            hash.text(station.get().site()).whole(station.get().installationYear());
        }
        return new TransactionFact(
                id,
                machineId,
                date,
                volume,
                status,
                station,
                criticalAlert,
                hash.whole(criticalAlert ? 1 : 0).end());
    }

    boolean hasDay(String day) {
        return date.startsWith(day);
    }

    String day() {
        return date.substring(0, 10);
    }

    boolean sameContent(TransactionFact other) {
        return Objects.equals(hash, other.hash);
    }
}
