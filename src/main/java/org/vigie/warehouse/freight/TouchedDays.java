package org.vigie.warehouse.freight;

import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.vigie.sqlite.Session;

import java.util.Set;

/// The days whose statistics a run must make anew: a table of this connection only.
final class TouchedDays {
    private static final Table<?> TABLE = DSL.table(DSL.name("temp", "touched_day"));
    private static final Field<String> DAY = DSL.field(DSL.name("touched"), SQLDataType.VARCHAR);

    private TouchedDays() {}

    static void write(Session session, Set<String> days) {
        session.read(
                sql -> {
                    sql.createTemporaryTable(DSL.name("touched_day"))
                            .column(DAY)
                            .primaryKey(DAY)
                            .execute();
                    days.stream()
                            .sorted()
                            .forEach(day -> sql.insertInto(TABLE).set(DAY, day).execute());
                    return true;
                });
    }

    static Select<Record1<String>> select() {
        return DSL.select(DAY).from(TABLE);
    }
}
