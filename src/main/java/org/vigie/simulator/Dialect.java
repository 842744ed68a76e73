package org.vigie.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import org.vigie.simulator.FileFault.BadRows;
import org.vigie.simulator.FileFault.Plain;
import org.vigie.simulator.FileFault.StationMissing;

/// How a file is written: what stands before the rows, between the cells, and in which bytes.
record Dialect(String opening, String separator, boolean decimalComma, Charset charset) {
    static Dialect wantedBy(FileFault fault, String header, String wrongHeader) {
        return switch (fault) {
            case Plain.WRONG_COLUMNS -> new Dialect(wrongHeader, ",", false, UTF_8);
            case Plain.FRENCH -> new Dialect(header.replace(',', ';'), ";", true, UTF_8);
            case Plain.CP1252 -> new Dialect(header, ",", false, Charset.forName("windows-1252"));
            case Plain.BOM -> new Dialect("\uFEFF" + header, ",", false, UTF_8);
            case Plain _, BadRows _, StationMissing _ -> new Dialect(header, ",", false, UTF_8);
        };
    }

    /// A full stop stands in numbers only.
    String line(List<String> cells) {
        var line = String.join(separator, cells);
        return decimalComma ? line.replace('.', ',') : line;
    }
}
