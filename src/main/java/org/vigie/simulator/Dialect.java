package org.vigie.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import org.vigie.simulator.FileFault.BadRows;
import org.vigie.simulator.FileFault.Plain;
import org.vigie.simulator.FileFault.StationMissing;

/// How the ERP writes: what stands before the rows, between the cells, and in which bytes.
record Dialect(String opening, String separator, boolean decimalComma, Charset charset) {
    private static final String HEADER = "transaction_id,machine_id,date,volume_transferred,status_code";
    private static final Dialect USUAL = new Dialect(HEADER, ",", false, UTF_8);

    static Dialect wantedBy(FileFault fault) {
        return switch (fault) {
            case Plain.WRONG_COLUMNS -> new Dialect(HEADER.replace("volume_transferred", "volume"), ",", false, UTF_8);
            case Plain.FRENCH -> new Dialect(HEADER.replace(',', ';'), ";", true, UTF_8);
            case Plain.CP1252 -> new Dialect(HEADER, ",", false, Charset.forName("windows-1252"));
            case Plain.BOM -> new Dialect("\uFEFF" + HEADER, ",", false, UTF_8);
            case Plain _, BadRows _, StationMissing _ -> USUAL;
        };
    }

    String line(ErpRow row) {
        return String.join(separator, written(row).cells());
    }

    private ErpRow written(ErpRow row) {
        return decimalComma ? row.with(ErpRow.VOLUME, row.volume().replace('.', ',')) : row;
    }
}
