package org.vigie.warehouse;

import static org.vigie.warehouse.tables.Tables.RUN_LEDGER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.vigie.etl.Sha256;
import org.vigie.sqlite.Session;

/// What a warehouse's file holds, in figures by which it is known again.
///
/// @param version of its schema, as the file's header says
/// @param schema SHA-256 of the text of every table, view, index and trigger
/// @param rows of each table
/// @param ledger SHA-256 of its whole ledger
/// @param newest what the newest run said that it left
public record Figures(
        long applicationId,
        long version,
        String schema,
        SortedMap<String, Long> rows,
        long ledgerRows,
        String ledger,
        Optional<LedgerRow> newest) {
    /// The book of the migrations, which tells when each was carried out.
    private static final String MIGRATIONS = "flyway_schema_history";

    /// Read together with what else the session sees.
    public static Figures of(Session session) {
        return session.read(sql -> {
            var rows = new TreeMap<String, Long>();
            tables(sql).forEach(table -> rows.put(table, (long) sql.fetchCount(DSL.table(DSL.name(table)))));
            return new Figures(
                    header(sql, "application_id"),
                    header(sql, "user_version"),
                    schema(sql),
                    rows,
                    rows.getOrDefault(RUN_LEDGER.getName(), 0L),
                    ledger(sql),
                    RunLedger.newest(sql));
        });
    }

    /// The same schema, whatever it holds.
    public boolean isShapedAs(Figures other) {
        return applicationId == other.applicationId && version == other.version && schema.equals(other.schema);
    }

    /// The tables that do not have as many rows, or are missing on one side.
    public List<String> differing(Map<String, Long> others) {
        var names = new TreeMap<>(rows);
        names.putAll(others);
        return names.keySet().stream()
                .filter(table -> !Optional.ofNullable(rows.get(table)).equals(Optional.ofNullable(others.get(table))))
                .toList();
    }

    private static List<String> tables(DSLContext sql) {
        var name = DSL.field("name", SQLDataType.VARCHAR);
        return sql.select(name)
                .from("sqlite_schema")
                .where("type = 'table' and name not like 'sqlite\\_%' escape '\\'")
                .orderBy(name)
                .fetch(name);
    }

    private static String schema(DSLContext sql) {
        var text = sql.fetch("select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema"
                        + " where tbl_name <> '" + MIGRATIONS + "' order by type, name")
                .getValues(0, String.class);
        return Sha256.of(String.join("\n", text).getBytes(StandardCharsets.UTF_8));
    }

    private static String ledger(DSLContext sql) {
        MessageDigest sha256 = Sha256.begin();
        sql.selectFrom(RUN_LEDGER)
                .orderBy(RUN_LEDGER.FENCE)
                .fetch()
                .forEach(row -> sha256.update(row.intoList().toString().getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(sha256);
    }

    private static long header(DSLContext sql, String pragma) {
        return Optional.ofNullable(sql.fetchSingle("pragma " + pragma).get(0, Long.class))
                .orElse(0L);
    }
}
