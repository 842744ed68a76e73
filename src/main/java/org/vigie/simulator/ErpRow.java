package org.vigie.simulator;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The cells of one row, as the ERP would write them.
record ErpRow(List<String> cells) {
    static final int MACHINE = 1;
    static final int DATE = 2;
    static final int VOLUME = 3;
    static final int STATUS = 4;

    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static ErpRow of(Transaction transaction) {
        return new ErpRow(List.of(
                transaction.transactionId(),
                transaction.machineId(),
                transaction.date().format(DATES),
                Double.toString(transaction.volumeTransferred()),
                transaction.statusCode().name()));
    }

    ErpRow with(int column, String cell) {
        var changed = new ArrayList<>(cells);
        changed.set(column, cell);
        return new ErpRow(changed);
    }

    ErpRow without(int column) {
        var changed = new ArrayList<>(cells);
        changed.remove(column);
        return new ErpRow(changed);
    }

    String date() {
        return cells.get(DATE);
    }

    String volume() {
        return cells.get(VOLUME);
    }
}
