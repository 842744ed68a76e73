package org.vigie.stories;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The whole content of a warehouse as text: what a refusal must leave as it was.
final class WarehouseDump {
    private static final String TABLES = "select name from sqlite_schema where type = 'table' order by name";

    private WarehouseDump() {}

    /// Schema, versions and each row of each table.
    static String of(Path warehouse) {
        var dump = new StringBuilder();
        dump.append(Table.read(warehouse, "pragma user_version"));
        dump.append(Table.read(warehouse, "pragma application_id")).append('\n');
        Table.read(warehouse, "select * from sqlite_schema order by name")
                .forEach(row -> dump.append(row.get("sql")).append('\n'));
        tables(warehouse).forEach(table -> dump.append(table(warehouse, table)));
        return dump.toString();
    }

    /// The tables that Power BI reads, without the ledger, which has a row for each run.
    static String ofBusinessTables(Path warehouse) {
        return table(warehouse, "fact_transactions") + table(warehouse, "aggr_daily_site_stats");
    }

    /// The readings with their rolling means, without the run that brought them.
    static String ofReadings(Path warehouse) {
        var rows = Table.read(warehouse, "select * from fact_telemetry_features order by loco_id, timestamp");
        rows.forEach(row -> row.remove("fence"));
        return rows.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    static List<String> tables(Path warehouse) {
        return Table.read(warehouse, TABLES).stream()
                .map(row -> row.get("name"))
                .toList();
    }

    private static String table(Path warehouse, String name) {
        var text = new StringBuilder("-- " + name + "\n");
        Table.read(warehouse, "select * from \"" + name + "\" order by 1, 2")
                .forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
