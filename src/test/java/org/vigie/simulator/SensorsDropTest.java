package org.vigie.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.simulator.DroppedReadings.TouchedReading;
import org.vigie.simulator.ReadingFault.Constant;
import org.vigie.simulator.ReadingFault.Drift;
import org.vigie.simulator.ReadingFault.FlippedLabels;
import org.vigie.simulator.ReadingFault.Incomplete;

class SensorsDropTest {
    private static final LocalDate SLOT = LocalDate.of(2026, 2, 21);
    private static final Sensors SENSORS = Sensors.of(42);
    private static final String HEADER = "timestamp,loco_id,flow_rate,pressure,vibration,temperature,failure";
    private static final String NUMBER = "\\d+\\.\\d+";
    private static final String SOUND_ROW = "\\d{4}-\\d\\d-\\d\\d \\d\\d:00:00,LOCO_00[1-5]," + NUMBER + "," + NUMBER
            + "," + NUMBER + "," + NUMBER + ",[01]";
    private static final int LOCO = 1;
    private static final int FLOW = 2;
    private static final int TEMPERATURE = 5;
    private static final int FAILURE = 6;

    @TempDir
    private Path inbox;

    private Path file;
    private SensorsDrop exporter;

    @BeforeEach
    void openTheInbox() {
        file = inbox.resolve("in/sensors.csv");
        exporter = new SensorsDrop(SENSORS, file);
    }

    @Test
    void given_a_night_when_dropped_then_the_file_has_the_day_before_and_nothing_else_is_left() throws IOException {
        var dropped = exporter.drop(SLOT);

        assertThat(lines().getFirst()).isEqualTo(HEADER);
        assertThat(rows()).hasSize(120).allMatch(row -> row.matches(SOUND_ROW));
        assertThat(rows()).allMatch(row -> row.startsWith("2026-02-20 "));
        assertThat(dropped).isEqualTo(new DroppedReadings(file, 120, failures(rows()), List.of()));
        assertThat(inbox.resolve("in")).isDirectoryNotContaining("glob:**.partial");
    }

    /// Written down once: another computer, or another Java, must find the same bytes.
    @Test
    void given_seed_42_when_sixty_days_are_dropped_twice_then_the_bytes_are_the_known_ones() throws Exception {
        exporter.drop(SLOT, 60, SensorFault.NONE);
        var once = digest();

        exporter.drop(SLOT, 60, SensorFault.NONE);

        assertThat(rows()).hasSize(7200);
        assertThat(digest())
                .isEqualTo(once)
                .isEqualTo("50d71dc5dee6ee9138b5a31f7234987f125c9b23a35de032aa667a39e607bb49");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"incomplete:31", "flip-labels:40", "repeated", "truncated", "binary", "cp1252", "drift:0.5:60"})
    void given_a_fault_when_it_is_dropped_twice_then_the_bytes_are_the_same(String word) throws Exception {
        exporter.drop(SLOT, 2, fault(word));
        var once = digest();

        exporter.drop(SLOT, 2, fault(word));

        assertThat(digest()).isEqualTo(once);
    }

    @Test
    void given_two_nights_when_they_overlap_then_the_common_day_is_the_same() throws IOException {
        exporter.drop(SLOT, 3, SensorFault.NONE);
        var threeDays = rows();

        exporter.drop(SLOT.minusDays(1));

        assertThat(threeDays).hasSize(360).containsSequence(rows());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.4, 5", "31, 372", "50, 600", "100, 1200"})
    void given_incomplete_readings_when_dropped_then_exactly_the_named_fields_are_empty(double percent, int wanted)
            throws IOException {
        var dropped = drop(10, new Incomplete(percent));

        assertThat(dropped.touched()).hasSize(wanted);
        for (int line = 1; line < lines().size(); line++) {
            var cells = cells(lines().get(line));
            var empty = IntStream.range(0, 7)
                    .filter(column -> cells.get(column).isEmpty())
                    .mapToObj(column -> SensorColumn.values()[column])
                    .toList();
            assertThat(empty).isEqualTo(touchedIn(line + 1L, dropped));
        }
    }

    @Test
    void given_incomplete_readings_when_dropped_then_every_locomotive_and_every_field_has_its_share()
            throws IOException {
        var dropped = drop(10, new Incomplete(31));

        assertThat(dropped.touched())
                .extracting(TouchedReading::column)
                .containsOnly(
                        SensorColumn.FLOW_RATE,
                        SensorColumn.PRESSURE,
                        SensorColumn.VIBRATION,
                        SensorColumn.TEMPERATURE,
                        SensorColumn.FAILURE);
        for (int loco = 1; loco <= 5; loco++) {
            var name = "LOCO_00" + loco;
            assertThat(dropped.touched().stream().filter(it -> line(it).contains(name)))
                    .hasSizeBetween(50, 100);
        }
    }

    @Test
    void given_flipped_labels_when_dropped_then_exactly_forty_percent_tell_the_contrary() throws IOException {
        exporter.drop(SLOT, 10, SensorFault.NONE);
        var good = lines();

        var dropped = drop(10, new FlippedLabels(40));

        assertThat(dropped.touched()).hasSize(480);
        assertThat(changedLines(good))
                .isEqualTo(dropped.touched().stream().map(TouchedReading::line).toList());
        for (var touched : dropped.touched()) {
            var before = good.get((int) touched.line() - 1);
            var label = before.endsWith("0") ? "1" : "0";
            assertThat(line(touched)).isEqualTo(before.substring(0, before.length() - 1) + label);
        }
        assertThat(dropped.failures()).isEqualTo(failures(rows()));
    }

    @Test
    void given_one_class_when_dropped_then_nobody_failed_and_nothing_else_differs() throws IOException {
        exporter.drop(SLOT, 10, SensorFault.NONE);
        var good = rows();

        var dropped = drop(10, ReadingFault.Plain.ONE_CLASS);

        assertThat(dropped.failures()).isZero();
        assertThat(rows())
                .isEqualTo(good.stream().map(row -> row.replaceAll("1$", "0")).toList());
        assertThat(failures(good)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = SensorColumn.class,
            names = {"FLOW_RATE", "PRESSURE", "VIBRATION", "TEMPERATURE"})
    void given_a_constant_metric_when_dropped_then_it_alone_is_the_same_everywhere(SensorColumn metric)
            throws IOException {
        drop(3, new Constant(metric));

        for (var each : SensorColumn.metrics()) {
            var values = rows().stream()
                    .map(row -> cells(row).get(each.ordinal()))
                    .distinct()
                    .count();
            assertThat(values).isEqualTo(each == metric ? 1 : 360);
        }
    }

    @Test
    void given_fahrenheit_when_dropped_then_temperatures_alone_are_converted() throws IOException {
        exporter.drop(SLOT, 3, SensorFault.NONE);
        var good = rows();

        drop(3, ReadingFault.Plain.FAHRENHEIT);

        for (int row = 0; row < good.size(); row++) {
            assertThat(number(rows().get(row), TEMPERATURE)).isEqualTo(number(good.get(row), TEMPERATURE) * 9 / 5 + 32);
            assertThat(without(TEMPERATURE, rows().get(row))).isEqualTo(without(TEMPERATURE, good.get(row)));
        }
    }

    @Test
    void given_a_drift_when_the_sixtieth_night_is_dropped_then_each_day_drifted_by_its_own_nights() throws IOException {
        exporter.drop(SLOT, 2, SensorFault.NONE);
        var good = rows();

        drop(2, new Drift(0.5, 60));

        for (int row = 0; row < good.size(); row++) {
            var factor = Math.pow(1.005, row < 120 ? 59 : 60);
            for (int metric = FLOW; metric <= TEMPERATURE; metric++) {
                assertThat(number(rows().get(row), metric) / number(good.get(row), metric))
                        .isCloseTo(factor, within(1e-12));
            }
            assertThat(cells(rows().get(row)).get(FAILURE))
                    .isEqualTo(cells(good.get(row)).get(FAILURE));
        }
    }

    @Test
    void given_a_drift_in_its_second_night_when_ten_days_are_dropped_then_older_days_are_sound() throws IOException {
        exporter.drop(SLOT, 10, SensorFault.NONE);
        var good = rows();

        drop(10, new Drift(0.5, 2));

        assertThat(rows().subList(0, 960)).isEqualTo(good.subList(0, 960));
        assertThat(rows().subList(960, 1200)).doesNotContainAnyElementsOf(good);
    }

    @Test
    void given_repeated_values_when_dropped_then_one_locomotive_tells_the_same_all_along() throws IOException {
        var dropped = drop(1, ReadingFault.Plain.REPEATED);

        var metrics = rows().stream()
                .filter(row -> row.contains("LOCO_001"))
                .map(row -> cells(row).subList(FLOW, FAILURE));
        assertThat(metrics).hasSize(24).containsOnly(cells(rows().getFirst()).subList(FLOW, FAILURE));
        assertThat(dropped.touched()).hasSize(23).allMatch(it -> line(it).contains("LOCO_001"));
        assertThat(rows().stream().map(row -> cells(row).subList(FLOW, FAILURE)).distinct())
                .hasSize(120 - 23);
    }

    @Test
    void given_unreachable_sensors_when_dropped_then_no_file_is_left() throws IOException {
        exporter.drop(SLOT);

        var dropped = exporter.drop(SLOT, 1, SensorFault.UNREACHABLE);

        assertThat(file).doesNotExist();
        assertThat(dropped.rows()).isZero();
    }

    @Test
    void given_truncated_when_dropped_then_six_tenths_are_left_and_the_last_row_is_broken() throws IOException {
        exporter.drop(SLOT);
        var whole = Files.readString(file);

        exporter.drop(SLOT, 1, SensorFault.TRUNCATED);

        var cut = Files.readString(file);
        assertThat(whole).startsWith(cut);
        assertThat(cut.length()).isBetween(whole.length() * 59 / 100, whole.length() * 61 / 100);
        assertThat(cut.substring(cut.lastIndexOf('\n') + 1)).isNotEmpty().doesNotMatch(SOUND_ROW);
    }

    @Test
    void given_faults_of_the_file_when_dropped_then_each_is_seen() throws IOException {
        exporter.drop(SLOT);
        var good = Files.readString(file);

        assertThat(dropped(FileFault.Plain.EMPTY)).isEmpty();
        assertThat(dropped(FileFault.Plain.HEADER_ONLY)).isEqualTo(HEADER + "\n");
        assertThat(dropped(FileFault.Plain.WRONG_COLUMNS)).isEqualTo(good.replace("vibration", "vib"));
        assertThat(dropped(FileFault.Plain.FRENCH))
                .isEqualTo(good.replace(',', ';').replace('.', ','));
        assertThat(dropped(FileFault.Plain.BOM)).isEqualTo("\uFEFF" + good);
        assertThat(dropped(FileFault.Plain.STALE)).doesNotContain("2026-02-20").contains("2026-02-17");
    }

    @Test
    void given_bytes_that_are_no_utf_8_when_dropped_then_reading_them_as_such_fails() throws IOException {
        for (var fault : List.of(FileFault.Plain.CP1252, FileFault.Plain.BINARY)) {
            assertThatThrownBy(() -> dropped(fault)).isInstanceOf(CharacterCodingException.class);
        }
        var cp1252 = exporter.drop(SLOT, 1, SensorFault.of(FileFault.Plain.CP1252));
        assertThat(Files.readString(file, Charset.forName("windows-1252")).split("LOCO_Edéa", -1))
                .hasSize(cp1252.touched().size() + 1)
                .hasSize(6 + 1);
    }

    @Test
    void given_duplicated_when_dropped_then_the_named_lines_repeat_the_line_above() throws IOException {
        var dropped = exporter.drop(SLOT, 1, SensorFault.of(FileFault.Plain.DUPLICATED));

        assertThat(dropped.touched()).hasSize(12);
        assertThat(dropped.touched()).allMatch(it -> line(it).equals(lines().get((int) it.line() - 2)));
        assertThat(new HashSet<>(rows())).hasSize(120);
        assertThat(dropped.rows()).isEqualTo(132).isEqualTo(rows().size());
    }

    @Test
    void given_hundred_locomotives_when_dropped_then_all_are_there() throws IOException {
        new SensorsDrop(SENSORS.withLocomotives(100), file).drop(SLOT);

        assertThat(rows().stream().map(row -> cells(row).get(LOCO)).distinct()).hasSize(100);
    }

    @Test
    void given_an_impossible_fault_when_wanted_then_it_is_refused() {
        assertThatThrownBy(() -> new Incomplete(100.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FlippedLabels(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Constant(SensorColumn.FAILURE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Drift(0.5, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SensorFault.of(ApiFault.Plain.UNKNOWN_MACHINES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exporter.drop(SLOT, 0, SensorFault.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SensorFault fault(String word) {
        return Faults.parse("sensors=" + word).sensors();
    }

    private DroppedReadings drop(int days, ReadingFault fault) throws IOException {
        return exporter.drop(SLOT, days, SensorFault.of(fault));
    }

    private String dropped(FileFault.Plain fault) throws IOException {
        exporter.drop(SLOT, 1, SensorFault.of(fault));
        return Files.readString(file, UTF_8);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rows() {
        var lines = lines();
        return lines.subList(1, lines.size());
    }

    private String line(TouchedReading touched) {
        return lines().get((int) touched.line() - 1);
    }

    private List<Long> changedLines(List<String> before) {
        var after = lines();
        return IntStream.range(0, before.size())
                .filter(index -> !before.get(index).equals(after.get(index)))
                .mapToObj(index -> index + 1L)
                .toList();
    }

    private static List<SensorColumn> touchedIn(long line, DroppedReadings dropped) {
        return dropped.touched().stream()
                .filter(touched -> touched.line() == line)
                .map(TouchedReading::column)
                .toList();
    }

    private static List<String> cells(String row) {
        return List.of(row.split(",", -1));
    }

    private static double number(String row, int column) {
        return Double.parseDouble(cells(row).get(column));
    }

    private static String without(int column, String row) {
        return row.replace("," + cells(row).get(column) + ",", ",,");
    }

    private static long failures(List<String> rows) {
        return rows.stream().filter(row -> row.endsWith(",1")).count();
    }

    private String digest() throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(sha256);
    }
}
