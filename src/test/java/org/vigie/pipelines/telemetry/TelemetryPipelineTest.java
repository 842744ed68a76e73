package org.vigie.pipelines.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Flow;
import org.vigie.etl.Gates;
import org.vigie.etl.Notebook;
import org.vigie.etl.Rejection;
import org.vigie.etl.Ticket;
import org.vigie.etl.source.CallLimits;
import org.vigie.etl.source.CsvNotation;
import org.vigie.etl.source.Format;
import org.vigie.etl.source.Snapshots;
import org.vigie.etl.source.Sources;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.LearningVerdict;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// The telemetry night from a real file to a real warehouse.
class TelemetryPipelineTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-02-21T01:19:00Z");
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final String HEADER = "timestamp,loco_id,flow_rate,pressure,vibration,temperature,failure\n";
    private static final String GOOD = HEADER + """
        2026-02-20 01:00:00,LOCO_001,500,5,2,45,0
        2026-02-20 02:00:00,LOCO_001,510,4,3,46,0
        2026-02-20 01:30:00,LOCO_002,490,3,5,65,1
        """;

    @TempDir
    private Path folder;

    private final Notebook notebook = new Notebook();
    private Optional<Double> mostRejected = Optional.of(0.3);
    private TelemetryWarehouse warehouse;

    @BeforeEach
    void open() {
        TelemetryWarehouse.database(file(), BUSY).create();
        warehouse = new TelemetryWarehouse(file(), BUSY, CLOCK);
    }

    @Test
    void given_a_good_night_when_run_then_it_is_published_before_anything_is_learned() throws IOException {
        var seen = new ArrayList<Long>();

        run(GOOD, learning(() -> seen.add(warehouse.readings())));

        assertThat(seen).containsExactly(3L);
        assertThat(TelemetryWarehouse.ledger(file(), BUSY).learningOf("run-1")).isEqualTo(LearningVerdict.DUE);
        assertThat(notebook.steps)
                .extracting(step -> step.replaceAll(" .*", " ") + step.split(" ")[1])
                .containsExactly(
                        "EXTRACT sensors",
                        "CHECK sensors",
                        "TRANSFORM features",
                        "PUBLISH readings",
                        "TRANSFORM rolling-means",
                        "PUBLISH verify",
                        "PUBLISH commit");
    }

    @Test
    void given_learning_that_is_off_when_run_then_nobody_waits_for_it() throws IOException {
        run(GOOD, Learning.OFF);

        assertThat(TelemetryWarehouse.ledger(file(), BUSY).learningOf("run-1")).isEqualTo(LearningVerdict.NONE);
    }

    @Test
    void given_a_night_that_a_gate_refuses_when_run_then_nothing_is_published_and_nothing_learned() {
        var bad = HEADER + "2026-02-20 01:00:00,LOCO_001,,5,2,45,0\n2026-02-20 02:00:00,LOCO_001,510,4,3,46,0\n";
        var learned = new ArrayList<Boolean>();

        var refusal = catchThrowableOfType(ProblemException.class, () -> run(bad, learning(() -> learned.add(true))));

        assertThat(refusal.problem().code()).isEqualTo(Code.TOO_MANY_BAD_ROWS);
        assertThat(warehouse.readings()).isZero();
        assertThat(learned).isEmpty();
    }

    @Test
    void given_incomplete_and_impossible_readings_when_run_then_each_is_set_aside_with_its_reason() throws IOException {
        mostRejected = Optional.empty();

        run(GOOD + """
            2026-02-20 03:00:00,LOCO_001,500,,2,45,0
            2026-02-20 04:00:00,LOCO_001,500,5,NaN,45,0
            2026-02-20 05:00:00,LOCO_001,500,5,2,45,2
            2026-02-20 06:00:00,LOCO_001,-1,5,2,45,0
            2026-02-31 06:00:00,LOCO_001,500,5,2,45,0
            2026-02-20 07:00:00, ,500,5,2,45,0
            """, Learning.OFF);

        assertThat(notebook.rejections)
                .extracting(rejection -> rejection.field() + " " + rejection.reason())
                .containsExactly(
                        "pressure " + Rejection.Reason.EMPTY,
                        "vibration " + Rejection.Reason.NOT_A_NUMBER,
                        "failure " + Rejection.Reason.NOT_ALLOWED,
                        "flow_rate " + Rejection.Reason.OUT_OF_RANGE,
                        "timestamp " + Rejection.Reason.NOT_A_DATE,
                        "loco_id " + Rejection.Reason.EMPTY);
        assertThat(warehouse.readings()).isEqualTo(3);
    }

    private static Learning learning(Runnable after) {
        return new Learning() {
            @Override
            public boolean wanted() {
                return true;
            }

            @Override
            public void after(Flow flow) {
                after.run();
            }
        };
    }

    private void run(String csv, Learning learning) throws IOException {
        var inbox = Files.writeString(folder.resolve("sensors.csv"), csv);
        var limits = new CallLimits(BUSY, 1, Duration.ZERO, 1 << 20, 1 << 20);
        var sources = new Sources(new Snapshots(folder.resolve("snapshots"), folder), limits, _ -> {}, CLOCK);
        var notation = new CsvNotation(UTF_8, ',', '.', "yyyy-MM-dd HH:mm:ss", false);
        var gates = new Gates(Optional.of(1L), mostRejected, Optional.empty());
        var flow = new Flow(
                new Ticket(
                        "run-1",
                        "telemetry",
                        LocalDate.of(2026, 2, 21),
                        LocalDateTime.of(2026, 2, 21, 2, 0),
                        1,
                        CLOCK.instant()),
                Map.of("sensors", sources.file("sensors", inbox, Format.CSV, notation)),
                Map.of(),
                gates,
                notebook);
        new TelemetryPipeline(warehouse, () -> {}, learning).run(flow);
    }

    private Path file() {
        return folder.resolve("industrial_dwh.sqlite");
    }
}
