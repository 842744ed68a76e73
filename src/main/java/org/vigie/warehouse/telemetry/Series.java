package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.telemetry.tables.Tables.AI_TELEMETRY_PREDICTIONS;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.vigie.warehouse.telemetry.TelemetryReadings.Span;

/// One locomotive's readings over time, made few by SQL itself.
record Series(DSLContext sql, String locomotive) {
    Optional<Span> span() {
        var readings = FACT_TELEMETRY_FEATURES;
        var first = end(min(readings.TIMESTAMP));
        return first.map(from -> new Span(from, end(max(readings.TIMESTAMP)).orElse(from)));
    }

    List<Stretch> stretches(Span span, int most) {
        var grid = Grid.over(span, most);
        var risks = risks(grid, span);
        var readings = FACT_TELEMETRY_FEATURES;
        var place = grid.place(readings.TIMESTAMP);
        return sql.select(
                        place,
                        count(),
                        sum(readings.FAILURE),
                        min(readings.FLOW_RATE),
                        mean(readings.FLOW_RATE),
                        max(readings.FLOW_RATE),
                        min(readings.PRESSURE),
                        mean(readings.PRESSURE),
                        max(readings.PRESSURE),
                        min(readings.VIBRATION),
                        mean(readings.VIBRATION),
                        max(readings.VIBRATION),
                        min(readings.TEMPERATURE),
                        mean(readings.TEMPERATURE),
                        max(readings.TEMPERATURE))
                .from(readings)
                .where(
                        readings.LOCO_ID.eq(locomotive),
                        readings.TIMESTAMP.ge(SensorClock.text(span.from())),
                        readings.TIMESTAMP.lt(SensorClock.text(span.to().plusSeconds(1))))
                .groupBy(place)
                .orderBy(place)
                .fetch(row -> stretch(row, grid, risks));
    }

    /// Asked apart: joined to the readings, each of them would seek its score.
    private Map<Long, Double> risks(Grid grid, Span span) {
        var scores = AI_TELEMETRY_PREDICTIONS;
        var place = grid.place(scores.TIMESTAMP);
        var risk = max(scores.AI_RISK_SCORE_PERCENT);
        return sql.select(place, risk)
                .from(scores)
                .where(
                        scores.LOCO_ID.eq(locomotive),
                        scores.TIMESTAMP.ge(SensorClock.text(span.from())),
                        scores.TIMESTAMP.lt(SensorClock.text(span.to().plusSeconds(1))))
                .groupBy(place)
                .fetchMap(place, risk);
    }

    private static Stretch stretch(Record row, Grid grid, Map<Long, Double> risks) {
        long place = row.get(0, long.class);
        return new Stretch(
                grid.start(place),
                row.get(1, long.class),
                row.get(2, long.class),
                spread(row, 3),
                spread(row, 6),
                spread(row, 9),
                spread(row, 12),
                Optional.ofNullable(risks.get(place)));
    }

    private static Spread spread(Record row, int place) {
        return new Spread(
                row.get(place, double.class), row.get(place + 1, double.class), row.get(place + 2, double.class));
    }

    /// One end at a time: asked for both at once, SQLite walks along all readings between them.
    private Optional<LocalDateTime> end(Field<String> which) {
        var readings = FACT_TELEMETRY_FEATURES;
        return Optional.ofNullable(sql.select(which)
                        .from(readings)
                        .where(readings.LOCO_ID.eq(locomotive))
                        .fetchSingle()
                        .value1())
                .map(SensorClock::at);
    }

    private static Field<Double> mean(Field<Double> metric) {
        return avg(metric).coerce(SQLDataType.DOUBLE);
    }

    /// Equal stretches from the first instant on.
    private record Grid(long from, long width) {
        static Grid over(Span span, int most) {
            var from = span.from().toEpochSecond(ZoneOffset.UTC);
            var length = span.to().toEpochSecond(ZoneOffset.UTC) - from + 1;
            return new Grid(from, Math.max(1, Math.ceilDiv(length, most)));
        }

        Field<Long> place(Field<String> timestamp) {
            return function("unixepoch", SQLDataType.BIGINT, timestamp)
                    .minus(from)
                    .div(width)
                    .as("place");
        }

        LocalDateTime start(long place) {
            return LocalDateTime.ofEpochSecond(from + place * width, 0, ZoneOffset.UTC);
        }
    }
}
