package org.vigie.pipelines.freight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.warehouse.freight.TransactionFact;
import org.vigie.warehouse.freight.TransactionFact.Located;

class TransactionTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 2, 5, 7, 8, 9);

    /// Dossier DPA: a weak volume under a bad status.
    @ParameterizedTest
    @CsvSource(textBlock = """
        OK,   0,       false
        OK,   19.99,   false
        OK,   20,      false
        WARN, 0,       true
        WARN, 19.9999, true
        WARN, 20,      false
        WARN, 20.0001, false
        ERR,  0,       true
        ERR,  19.9999, true
        ERR,  20,      false
        ERR,  100000,  false
        """)
    void given_a_status_and_a_volume_when_judged_then_it_alerts_as_the_dossier_says(
            String status, double volume, boolean alert) {
        assertThat(transaction("MCH-001", volume, status).isCriticalAlert()).isEqualTo(alert);
    }

    @Test
    void given_the_contracts_when_read_then_they_are_the_columns_of_the_domain() {
        assertThat(Transaction.CONTRACT.names())
                .containsExactly("transaction_id", "machine_id", "date", "volume_transferred", "status_code");
        assertThat(Machine.CONTRACT.names()).containsExactly("machine_id", "site_location", "installation_year");
    }

    @Test
    void given_a_known_machine_when_located_then_the_fact_has_its_station_and_wall_clock() {
        var stations = StationDirectory.of(List.of(new Machine("MCH-001", "Edéa", 2012)));

        var fact = stations.locate(transaction("MCH-001", 12.5, "ERR"));

        assertThat(fact.date()).isEqualTo("2026-02-05 07:08:09");
        assertThat(fact.station()).contains(new Located("Edéa", 2012));
        assertThat(fact.criticalAlert()).isTrue();
    }

    @Test
    void given_an_unknown_machine_when_located_then_the_fact_is_kept_without_a_station() {
        var stations = StationDirectory.of(List.of(new Machine("MCH-001", "Edéa", 2012)));

        var fact = stations.locate(transaction("mch-001", 12.5, "OK"));

        assertThat(fact.station()).isEmpty();
        assertThat(fact)
                .isEqualTo(TransactionFact.of(
                        "TRX-1", "mch-001", "2026-02-05 07:08:09", 12.5, "OK", java.util.Optional.empty(), false));
    }

    private static Transaction transaction(String machine, double volume, String status) {
        return new Transaction("TRX-1", machine, NOON, volume, status);
    }
}
