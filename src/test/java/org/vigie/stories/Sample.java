package org.vigie.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The real samples behind the dossiers DPA and CIDP.
final class Sample {
    private Sample() {}

    static String transactions() {
        return text("erp_daily_transactions.csv");
    }

    static String machines() {
        return text("api_reference_machines.json");
    }

    /// The real sample behind the dossier CIDP.
    static String sensors() {
        return text("sensors.csv");
    }

    /// Every 20th row: timestamp, locomotive, rolling mean of the vibration, of the pressure.
    static List<String[]> expectedFeatures() {
        return rows(text("expected_features.csv"));
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
