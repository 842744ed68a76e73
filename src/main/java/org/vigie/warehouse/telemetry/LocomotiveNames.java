package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.SQLDataType;

/// The locomotives' names, found by leaping along the primary key from one to the next: a `distinct`
/// would read each of a million readings. The last row is null.
final class LocomotiveNames {
    static final Field<String> LOCOMOTIVE = field(name("locomotives", "loco_id"), SQLDataType.VARCHAR);

    private LocomotiveNames() {}

    static CommonTableExpression<Record1<String>> all() {
        var readings = FACT_TELEMETRY_FEATURES;
        var next = select(min(readings.LOCO_ID)).from(readings).where(readings.LOCO_ID.gt(LOCOMOTIVE));
        return name("locomotives")
                .fields("loco_id")
                .as(select(min(readings.LOCO_ID))
                        .from(readings)
                        .unionAll(select(field(next))
                                .from(table(name("locomotives")))
                                .where(LOCOMOTIVE.isNotNull())));
    }
}
