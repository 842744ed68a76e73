package org.vigie.instance;

import com.fasterxml.jackson.databind.node.TextNode;

/// What the first `vigie.json` of an instance is written with; everything else gets its working
/// default. The sensors' exporter drops `inbox/sensors.csv`.
///
/// @param language `fr` or `en`
/// @param machines address of the freight API
/// @param transactions the ERP's file, absolute or from the home folder
public record FirstSettings(String language, String machines, String transactions) {
    /// What the contract shows.
    public static FirstSettings standard() {
        return new FirstSettings("fr", "http://127.0.0.1:8085/machines", "inbox/erp_daily_transactions.csv");
    }

    String json() {
        return """
            {
              "language": %s, "zone": "Africa/Douala",
              "pipelines": {
                "freight": {
                  "warehouse": "warehouse/supply_chain_dwh.sqlite", "slot": "02:00", "due": "06:00",
                  "sources": {
                    "machines": { "urls": [%s], "format": "json" },
                    "transactions": { "file": %s, "format": "csv", "charset": "UTF-8",
                                      "separator": ",", "decimal": ".", "dates": "yyyy-MM-dd HH:mm:ss" }
                  },
                  "gates": { "minRows": 1, "maxRejectedShare": 0.30, "maxAge": "PT36H" }
                },
                "telemetry": {
                  "warehouse": "warehouse/industrial_dwh.sqlite", "slot": "02:00", "due": "06:00",
                  "sources": {
                    "sensors": { "file": "inbox/sensors.csv", "format": "csv", "charset": "UTF-8",
                                 "separator": ",", "decimal": ".", "dates": "yyyy-MM-dd HH:mm:ss" }
                  },
                  "gates": { "minRows": 1, "maxRejectedShare": 0.30, "maxAge": "PT36H" },
                  "learn": { "enabled": true, "trees": 100, "seed": 42, "rows": 200000,
                             "margin": 0.02, "minRocAuc": 0.75,
                             "leastFailures": 0.005, "mostFailures": 0.20, "mostDrift": 0.35 }
                }
              },
              "schedule": { "enabled": true, "catchUp": "last", "lateAfter": "PT15M", "tooLate": "PT12H" },
              "backup": { "afterRun": true, "prune": true, "rpo": "PT26H", "proveEvery": "PT24H",
                          "keep": { "all": "PT24H", "days": 7, "weeks": 4, "months": 12, "years": 3 },
                          "secondPlace": null },
              "limits": { "callDeadline": "PT60S", "attempts": 3, "retryPause": "PT1S",
                          "maxBytes": 4294967296, "maxApiBytes": 268435456,
                          "warehouseBusy": "PT30S", "workerHeap": "512m",
                          "heartbeat": "PT2S", "suspectAfter": "PT10S", "stuckAfter": "PT60S",
                          "killGrace": "PT10S", "lookEvery": "PT1S", "slowFactor": 1.5,
                          "logBytes": 10485760 }
            }
            """.formatted(quoted(language), quoted(machines), quoted(transactions));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
