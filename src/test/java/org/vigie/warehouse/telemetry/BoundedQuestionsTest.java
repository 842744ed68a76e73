package org.vigie.warehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No question of the screen reads a whole table: SQLite's own plan of each says so.
class BoundedQuestionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);

    @TempDir
    private Path folder;

    private Shed shed;

    @BeforeEach
    void fill() {
        shed = new Shed(folder).make().fill(5_000, 5);
    }

    @Test
    void given_readings_when_the_locomotives_are_asked_then_each_is_sought_by_its_key() {
        assertThat(plans(sql -> {
                    var walk = new LocomotiveWalk(sql, 14);
                    return walk.names().stream().map(walk::row).toList();
                }))
                .hasSizeGreaterThan(20)
                .noneMatch(BoundedQuestionsTest::readsAll);
    }

    @Test
    void given_readings_when_a_day_is_asked_then_each_locomotive_is_sought_by_its_key() {
        assertThat(plans(sql -> new Days(sql).figures(DAY))).noneMatch(BoundedQuestionsTest::readsAll);
        assertThat(plans(sql -> new Days(sql).newest(DAY))).noneMatch(BoundedQuestionsTest::readsAll);
    }

    @Test
    void given_readings_when_a_series_is_asked_then_only_its_own_range_is_read() {
        var span = shed.readings().span("LOCO_003").orElseThrow();

        assertThat(plans(sql -> new Series(sql, "LOCO_003").span())).noneMatch(BoundedQuestionsTest::readsAll);
        assertThat(plans(sql -> new Series(sql, "LOCO_003").stretches(span, 600)))
                .noneMatch(BoundedQuestionsTest::readsAll)
                .anyMatch(step -> step.contains("(loco_id=? AND timestamp>? AND timestamp<?)"));
    }

    /// `SCAN locomotives` walks over the few names that were found.
    private static boolean readsAll(String step) {
        return step.startsWith("SCAN") && (step.contains("fact_telemetry") || step.contains("ai_telemetry"));
    }

    /// The steps of the plan of each query that a question asks.
    private <T> List<String> plans(Function<DSLContext, T> question) {
        var asked = new ArrayList<String>();
        try (var session = shed.look()) {
            var listening = new DefaultConfiguration()
                    .derive(session.connection())
                    .derive(SQLDialect.SQLITE)
                    .deriveAppending(new Listening(asked));
            question.apply(DSL.using(listening));
            return asked.stream()
                    .flatMap(query -> session.sql().fetch("explain query plan " + query).getValues("detail").stream())
                    .map(String::valueOf)
                    .toList();
        }
    }

    private record Listening(List<String> asked) implements ExecuteListener {
        @Override
        public void renderEnd(ExecuteContext context) {
            asked.add(DSL.using(SQLDialect.SQLITE).renderInlined(context.query()));
        }
    }
}
