package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.etl.Sha256;

/// What serves: the model's files, the row that enthroned it, its predictions. What a refused night
/// must leave to the last bit.
///
/// @param files of the newest models that served, by path, with their SHA-256
record Models(String champion, Map<String, String> files, String predictions) {
    static Models of(Installation installation) {
        var warehouse = installation.industrial();
        return new Models(
                Table.read(warehouse, "select * from champion order by seq desc limit 1")
                        .toString(),
                forests(installation),
                Table.read(warehouse, "select * from ai_telemetry_predictions order by loco_id, timestamp")
                        .toString());
    }

    /// The newest model comes from a run that published, its files are those of its promotion, and
    /// every score is of a model that has served.
    static void areSound(Installation installation) {
        var warehouse = installation.industrial();
        assertThat(Table.read(
                        warehouse,
                        "select * from champion where run_id is not null"
                                + " and run_id not in (select run_id from run_ledger)"))
                .as("models of a run that did not publish")
                .isEmpty();
        assertThat(Table.read(
                        warehouse,
                        "select distinct model from ai_telemetry_predictions"
                                + " where model not in (select model from champion)"))
                .as("scores of models that never served")
                .isEmpty();
        for (var champion : Table.read(warehouse, "select * from champion order by seq desc limit 1")) {
            assertThat(sha256(installation
                            .home()
                            .resolve("models")
                            .resolve(champion.get("model"))
                            .resolve("card.json")))
                    .isEqualTo(champion.get("sha256"));
            assertThat(Table.value(
                            warehouse,
                            "select count(*) from ai_telemetry_predictions p join fact_telemetry_features f"
                                    + " using (loco_id, timestamp)"))
                    .isEqualTo(Table.value(warehouse, "select count(*) from ai_telemetry_predictions"));
        }
    }

    private static Map<String, String> forests(Installation installation) {
        var files = new TreeMap<String, String>();
        for (var champion : Table.read(installation.industrial(), "select * from champion order by seq desc limit 3")) {
            for (var file :
                    Invariants.files(installation.home().resolve("models").resolve(champion.get("model")))) {
                files.put(file.toString(), sha256(file));
            }
        }
        return files;
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
