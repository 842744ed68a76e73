package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.substring;
import static org.vigie.warehouse.telemetry.tables.Tables.AI_TELEMETRY_PREDICTIONS;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/// From one locomotive to the next, each looked at in its newest days only.
record LocomotiveWalk(DSLContext sql, int days) {
    private static final int DAY_LETTERS = 10;

    List<String> names() {
        var names = LocomotiveNames.all();
        return sql.withRecursive(names)
                .select(LocomotiveNames.LOCOMOTIVE)
                .from(names)
                .where(LocomotiveNames.LOCOMOTIVE.isNotNull())
                .fetch(LocomotiveNames.LOCOMOTIVE);
    }

    LocomotiveRow row(String locomotive) {
        var newestReading = SensorClock.at(newestReading(locomotive));
        var newestDay = newestReading.toLocalDate();
        var newest = newestPrediction(locomotive);
        return new LocomotiveRow(
                locomotive,
                newestReading,
                newest,
                newest.map(prediction -> trend(locomotive, prediction.at().toLocalDate()))
                        .orElse(List.of()),
                habit(locomotive, newestDay, newestDay.plusDays(1), noCondition())
                        .orElseThrow(),
                habit(locomotive, newestDay.minusDays(days), newestDay, FACT_TELEMETRY_FEATURES.FAILURE.eq(0L)));
    }

    private String newestReading(String locomotive) {
        var readings = FACT_TELEMETRY_FEATURES;
        return sql.select(max(readings.TIMESTAMP))
                .from(readings)
                .where(readings.LOCO_ID.eq(locomotive))
                .fetchSingle()
                .value1();
    }

    private Optional<NewestScore> newestPrediction(String locomotive) {
        var scores = AI_TELEMETRY_PREDICTIONS;
        return sql.selectFrom(scores)
                .where(scores.LOCO_ID.eq(locomotive))
                .orderBy(scores.TIMESTAMP.desc())
                .limit(1)
                .fetchOptional(row -> new NewestScore(
                        SensorClock.at(row.getTimestamp()),
                        row.getAiRiskScorePercent(),
                        row.getAiPredictedFailure() == 1,
                        row.getModel(),
                        row.getBasis().equals("unseen")));
    }

    private List<RiskOfDay> trend(String locomotive, LocalDate last) {
        var scores = AI_TELEMETRY_PREDICTIONS;
        var day = substring(scores.TIMESTAMP, 1, DAY_LETTERS);
        var mean = avg(scores.AI_RISK_SCORE_PERCENT).coerce(SQLDataType.DOUBLE);
        return sql.select(day, mean, max(scores.AI_RISK_SCORE_PERCENT))
                .from(scores)
                .where(
                        scores.LOCO_ID.eq(locomotive),
                        scores.TIMESTAMP.ge(SensorClock.startOf(last.minusDays(days - 1L))))
                .groupBy(day)
                .orderBy(day)
                .fetch(row -> new RiskOfDay(LocalDate.parse(row.value1()), row.value2(), row.value3()));
    }

    /// Empty when the locomotive sent nothing such in those days.
    private Optional<Habit> habit(String locomotive, LocalDate from, LocalDate before, Condition which) {
        var readings = FACT_TELEMETRY_FEATURES;
        var found = sql.select(
                        count(),
                        mean(readings.FLOW_RATE),
                        squares(readings.FLOW_RATE),
                        mean(readings.PRESSURE),
                        squares(readings.PRESSURE),
                        mean(readings.VIBRATION),
                        squares(readings.VIBRATION),
                        mean(readings.TEMPERATURE),
                        squares(readings.TEMPERATURE))
                .from(readings)
                .where(
                        readings.LOCO_ID.eq(locomotive),
                        readings.TIMESTAMP.ge(SensorClock.startOf(from)),
                        readings.TIMESTAMP.lt(SensorClock.startOf(before)),
                        which)
                .fetchSingle();
        return found.value1() == 0 ? Optional.empty() : Optional.of(habit(found, found.value1()));
    }

    private static Habit habit(Record found, long readings) {
        return new Habit(readings, moments(found, 1), moments(found, 3), moments(found, 5), moments(found, 7));
    }

    private static Moments moments(Record found, int place) {
        return Moments.of(found.get(place, double.class), found.get(place + 1, double.class));
    }

    private static Field<Double> mean(Field<Double> metric) {
        return avg(metric).coerce(SQLDataType.DOUBLE);
    }

    private static Field<Double> squares(Field<Double> metric) {
        return avg(metric.times(metric)).coerce(SQLDataType.DOUBLE);
    }
}
