package org.vigie.warehouse;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.vigie.sqlite.Database;

/// How many rows of a table differ between two states of a warehouse.
public record RowChanges(String table, long added, long changed, long removed) {
    public boolean none() {
        return added == 0 && changed == 0 && removed == 0;
    }

    /// Which rows are compared.
    ///
    /// @param ignored columns that tell where a row came from, not what it says
    public record Compared(String table, List<String> ignored) {
        public Compared {
            ignored = List.copyOf(ignored);
        }
    }

    /// @param before of the same kind; nobody writes to either of the two files
    public static List<RowChanges> between(Database before, Database after, List<Compared> tables) {
        try (var session = after.openReadOnly()) {
            return session.read(sql -> {
                sql.execute("attach database ? as before", before.file().toString());
                return tables.stream().map(table -> of(table, sql)).toList();
            });
        }
    }

    private record Column(String name, boolean key) {
        String differs() {
            return "a.\"" + name + "\" is not b.\"" + name + "\"";
        }

        String same() {
            return "a.\"" + name + "\" = b.\"" + name + "\"";
        }
    }

    private static RowChanges of(Compared compared, DSLContext sql) {
        var columns = sql.fetch("select name, pk from pragma_table_info(?, 'before')", compared.table())
                .map(row -> new Column(row.get(0, String.class), row.get(1, Integer.class) > 0));
        var keys = columns.stream().filter(Column::key).map(Column::same).collect(Collectors.joining(" and "));
        var differ = columns.stream()
                .filter(Predicate.not(Column::key))
                .filter(column -> !compared.ignored().contains(column.name()))
                .map(Column::differs)
                .collect(Collectors.joining(" or "));
        var name = "\"" + compared.table() + "\"";
        return new RowChanges(
                compared.table(),
                count(sql, without("main." + name, "before." + name, keys)),
                count(sql, "main." + name + " a join before." + name + " b on " + keys + " where " + differ),
                count(sql, without("before." + name, "main." + name, keys)));
    }

    private static String without(String one, String other, String keys) {
        return one + " a where not exists (select 1 from " + other + " b where " + keys + ")";
    }

    private static long count(DSLContext sql, String from) {
        return sql.fetchSingle("select count(*) from " + from).get(0, Long.class);
    }
}
