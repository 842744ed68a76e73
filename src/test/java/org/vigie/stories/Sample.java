package org.vigie.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The real sample behind the dossier DPA.
final class Sample {
    private Sample() {}

    static String transactions() {
        return text("erp_daily_transactions.csv");
    }

    static String machines() {
        return text("api_reference_machines.json");
    }

    static List<String[]> expectedStats() {
        return rows(text("expected_daily_site_stats.csv").replace("\"", ""));
    }

    /// The rows below the header, cell by cell; no cell of the sample holds a comma.
    static List<String[]> rows(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static String text(String name) {
        try (var in = Sample.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
