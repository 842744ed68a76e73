package org.vigie.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.simulator.Dropped.TouchedRow;
import org.vigie.simulator.FileFault.BadRows;
import org.vigie.simulator.FileFault.Plain;
import org.vigie.simulator.FileFault.StationMissing;

class ErpDropTest {
    private static final LocalDate SLOT = LocalDate.of(2026, 2, 21);
    private static final World WORLD = World.of(42);
    private static final String HEADER = "transaction_id,machine_id,date,volume_transferred,status_code";
    private static final String SOUND_ROW = "TRX-\\d{6}-\\d{6},MCH-0(0[1-9]|1\\d|20),"
            + "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d\\d\\.\\d+,(OK|WARN|ERR)";

    @TempDir
    private Path inbox;

    private Path file;
    private ErpDrop erp;

    @BeforeEach
    void openTheInbox() {
        file = inbox.resolve("erp_daily_transactions.csv");
        erp = new ErpDrop(WORLD, file);
    }

    @Test
    void given_a_night_when_the_erp_drops_then_the_file_has_the_day_before_and_nothing_else_is_left()
            throws IOException {
        var dropped = erp.drop(SLOT);

        var lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo(HEADER);
        assertThat(rows(lines)).hasSize(WORLD.rowsOf(SLOT.minusDays(1)));
        assertThat(rows(lines)).allMatch(row -> row.matches(SOUND_ROW));
        assertThat(rows(lines)).allMatch(row -> row.contains(",2026-02-20 "));
        assertThat(dropped).isEqualTo(new Dropped(file, lines.size() - 1, List.of()));
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.partial");
    }

    /// Written down once: another computer, or another Java, must find the same bytes.
    @Test
    void given_seed_42_when_a_week_is_dropped_twice_then_the_bytes_are_the_known_ones() throws Exception {
        erp.drop(SLOT, 7, Plain.NONE);
        var once = digest();

        erp.drop(SLOT, 7, Plain.NONE);

        assertThat(digest())
                .isEqualTo(once)
                .isEqualTo("661e2971d5b5216d604bb657a62b0a161f8d26875dc2a62c60ee0f97ae9f27c4");
    }

    @Test
    void given_another_seed_when_a_night_is_dropped_then_the_bytes_differ() throws Exception {
        erp.drop(SLOT);
        var here = digest();

        new ErpDrop(World.of(43), file).drop(SLOT);

        assertThat(digest()).isNotEqualTo(here);
    }

    @ParameterizedTest
    @EnumSource(
            value = Plain.class,
            names = {"MISSING"},
            mode = EnumSource.Mode.EXCLUDE)
    void given_a_fault_when_it_is_dropped_twice_then_the_bytes_are_the_same(Plain fault) throws Exception {
        erp.drop(SLOT, 2, fault);
        var once = digest();

        erp.drop(SLOT, 2, fault);

        assertThat(digest()).isEqualTo(once);
    }

    @Test
    void given_two_nights_when_they_overlap_then_the_common_day_is_the_same() throws IOException {
        erp.drop(SLOT, 3, Plain.NONE);
        var threeDays = rows(Files.readAllLines(file));

        erp.drop(SLOT.minusDays(1), 1, Plain.NONE);

        assertThat(threeDays).containsSequence(rows(Files.readAllLines(file)));
    }

    @Test
    void given_many_rows_when_they_are_dropped_then_all_are_there() throws IOException {
        var dropped = new ErpDrop(WORLD.withRowsPerDay(100_000), file).drop(SLOT, 2, new BadRows(0.1));

        try (var lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(200_001);
        }
        assertThat(dropped.rows()).isEqualTo(200_000);
        assertThat(dropped.touched()).hasSize(20_000);
    }

    @Test
    void given_a_file_when_it_goes_missing_then_nothing_is_left() throws IOException {
        erp.drop(SLOT);

        var dropped = erp.drop(SLOT, 1, Plain.MISSING);

        assertThat(inbox).isEmptyDirectory();
        assertThat(dropped.rows()).isZero();
    }

    @Test
    void given_no_folder_when_the_erp_drops_then_it_makes_it() throws IOException {
        var far = inbox.resolve("erp/out/transactions.csv");

        new ErpDrop(WORLD, far).drop(SLOT);

        assertThat(far).isNotEmptyFile();
    }

    @Test
    void given_empty_when_dropped_then_there_are_no_bytes() throws IOException {
        erp.drop(SLOT, 1, Plain.EMPTY);

        assertThat(file).isEmptyFile();
    }

    @Test
    void given_header_only_when_dropped_then_there_is_one_line() throws IOException {
        erp.drop(SLOT, 1, Plain.HEADER_ONLY);

        assertThat(file).hasContent(HEADER + "\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void given_truncated_when_dropped_then_six_tenths_are_left_and_the_last_row_is_broken(long seed)
            throws IOException {
        erp = new ErpDrop(World.of(seed), file);
        erp.drop(SLOT);
        var whole = Files.readString(file);

        erp.drop(SLOT, 1, Plain.TRUNCATED);

        var cut = Files.readString(file);
        assertThat(whole).startsWith(cut);
        assertThat(cut.length()).isBetween(whole.length() * 59 / 100, whole.length() * 61 / 100);
        assertThat(cut.substring(cut.lastIndexOf('\n') + 1)).isNotEmpty().doesNotMatch(SOUND_ROW);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.004, 0.1, 0.31, 0.5, 0.77, 1})
    void given_bad_rows_when_dropped_then_exactly_the_named_lines_are_spoiled(double share) throws IOException {
        erp.drop(SLOT);
        var good = Files.readAllLines(file);

        var dropped = erp.drop(SLOT, 1, new BadRows(share));

        var found = Files.readAllLines(file);
        assertThat(found).hasSameSizeAs(good);
        assertThat(dropped.touched()).hasSize((int) Math.round(share * (good.size() - 1)));
        assertThat(changedLines(good, found))
                .isEqualTo(dropped.touched().stream().map(TouchedRow::line).toList());
    }

    @Test
    void given_bad_rows_when_dropped_then_each_kind_has_its_turn() throws IOException {
        var dropped = erp.drop(SLOT, 1, new BadRows(0.1));

        var lines = Files.readAllLines(file);
        var kinds =
                dropped.touched().stream().map(TouchedRow::blemish).distinct().toList();
        assertThat(kinds).isEqualTo(Blemish.badValues());
        assertThat(lineOf(dropped, Blemish.VOLUME_NOT_A_NUMBER, lines)).contains(",NaN,");
        assertThat(lineOf(dropped, Blemish.VOLUME_WITH_A_LETTER, lines)).contains(",12d,");
        assertThat(lineOf(dropped, Blemish.VOLUME_EMPTY, lines)).matches(".*\\d,,[A-Z]+");
        assertThat(lineOf(dropped, Blemish.DATE_IMPOSSIBLE, lines)).contains(",2026-02-31 ");
        assertThat(lineOf(dropped, Blemish.STATUS_UNKNOWN, lines)).endsWith(",LATE");
        assertThat(lineOf(dropped, Blemish.COLUMN_LOST, lines).split(",", -1)).hasSize(4);
        assertThat(lineOf(dropped, Blemish.VOLUME_NEGATIVE, lines)).contains(",-");
        assertThat(lineOf(dropped, Blemish.MACHINE_EMPTY, lines)).matches("TRX-[-\\d]+,,.*");
    }

    /// A short last row would look like a cut file.
    @Test
    void given_bad_rows_when_dropped_then_they_are_spread_and_the_last_row_is_sound() throws IOException {
        erp = new ErpDrop(WORLD.withRowsPerDay(1_000), file);

        var dropped = erp.drop(SLOT, 1, new BadRows(0.1));

        var lines = dropped.touched().stream().map(TouchedRow::line).toList();
        assertThat(lines).startsWith(7L, 17L, 27L).endsWith(977L, 987L, 997L);
    }

    @Test
    void given_an_impossible_share_when_wanted_then_it_is_refused() {
        for (var share : List.of(-0.1, 1.1, Double.NaN)) {
            assertThatThrownBy(() -> new BadRows(share)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void given_wrong_columns_when_dropped_then_only_the_header_differs() throws IOException {
        erp.drop(SLOT);
        var good = Files.readAllLines(file);

        erp.drop(SLOT, 1, Plain.WRONG_COLUMNS);

        var found = Files.readAllLines(file);
        assertThat(found.getFirst()).isEqualTo("transaction_id,machine_id,date,volume,status_code");
        assertThat(rows(found)).isEqualTo(rows(good));
    }

    @Test
    void given_french_when_dropped_then_marks_are_french_and_values_the_same() throws IOException {
        erp.drop(SLOT);
        var good = Files.readString(file);

        erp.drop(SLOT, 1, Plain.FRENCH);

        assertThat(Files.readString(file)).isEqualTo(good.replace(',', ';').replace('.', ','));
    }

    @Test
    void given_cp1252_when_dropped_then_utf_8_cannot_read_it_and_cp1252_can() throws IOException {
        var dropped = erp.drop(SLOT, 1, Plain.CP1252);

        assertThatThrownBy(() -> Files.readString(file, UTF_8)).isInstanceOf(CharacterCodingException.class);
        var lines = Files.readAllLines(file, Charset.forName("windows-1252"));
        assertThat(lines.stream().filter(line -> line.contains(",MCH-Edéa,")))
                .hasSameSizeAs(dropped.touched())
                .isNotEmpty();
    }

    @Test
    void given_a_byte_order_mark_when_dropped_then_only_the_mark_is_more() throws IOException {
        erp.drop(SLOT);
        var good = Files.readAllBytes(file);

        erp.drop(SLOT, 1, Plain.BOM);

        var mark = new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        var expected = ByteBuffer.allocate(good.length + 3).put(mark).put(good).array();
        assertThat(file).hasBinaryContent(expected);
    }

    @Test
    void given_random_bytes_when_dropped_then_both_ends_are_sound_and_the_middle_is_not() throws IOException {
        erp.drop(SLOT);
        var good = Files.readAllBytes(file);

        erp.drop(SLOT, 1, Plain.BINARY);

        var found = Files.readAllBytes(file);
        var third = good.length / 3;
        assertThat(found).hasSameSizeAs(good).isNotEqualTo(good).startsWith(first(good, third));
        assertThatThrownBy(() -> Files.readString(file, UTF_8)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void given_stale_when_dropped_then_the_newest_rows_are_four_days_old() throws IOException {
        erp.drop(SLOT, 2, Plain.STALE);

        var lines = rows(Files.readAllLines(file));
        assertThat(lines.getFirst()).contains(",2026-02-16 ");
        assertThat(lines.getLast()).contains(",2026-02-17 ");
    }

    @Test
    void given_duplicated_when_dropped_then_the_named_lines_repeat_the_line_above() throws IOException {
        var dropped = erp.drop(SLOT, 1, Plain.DUPLICATED);

        var lines = Files.readAllLines(file);
        assertThat(dropped.touched()).hasSizeGreaterThan(5);
        for (var row : dropped.touched()) {
            assertThat(line(row, lines)).isEqualTo(lines.get((int) row.line() - 2));
        }
        assertThat(lines)
                .hasSize(new HashSet<>(lines).size() + dropped.touched().size());
        assertThat(dropped.rows()).isEqualTo(lines.size() - 1);
    }

    @Test
    void given_unknown_machines_when_dropped_then_exactly_the_named_lines_are_of_machine_99() throws IOException {
        var dropped = erp.drop(SLOT, 1, Plain.UNKNOWN_MACHINES);

        var lines = Files.readAllLines(file);
        assertThat(dropped.touched()).hasSizeGreaterThan(2);
        assertThat(dropped.touched()).allMatch(row -> line(row, lines).contains(",MCH-099,"));
        assertThat(lines.stream().filter(line -> line.contains("MCH-099"))).hasSameSizeAs(dropped.touched());
    }

    @ParameterizedTest
    @EnumSource(Station.class)
    void given_a_missing_station_when_dropped_then_only_its_rows_are_gone(Station station) throws IOException {
        erp.drop(SLOT);
        var good = Files.readAllLines(file);

        erp.drop(SLOT, 1, new StationMissing(station));

        var itsMachines = WORLD.machines().stream()
                .filter(machine -> machine.station() == station)
                .map(Machine::machineId)
                .toList();
        assertThat(Files.readAllLines(file))
                .hasSizeLessThan(good.size())
                .isEqualTo(good.stream()
                        .filter(line -> !itsMachines.contains(line.split(",", -1)[1]))
                        .toList());
    }

    private static List<String> rows(List<String> lines) {
        return lines.subList(1, lines.size());
    }

    private static List<Long> changedLines(List<String> before, List<String> after) {
        var changed = new ArrayList<Long>();
        for (int index = 0; index < before.size(); index++) {
            if (!before.get(index).equals(after.get(index))) {
                changed.add(index + 1L);
            }
        }
        return changed;
    }

    private static String lineOf(Dropped dropped, Blemish blemish, List<String> lines) {
        return dropped.touched().stream()
                .filter(row -> row.blemish() == blemish)
                .findFirst()
                .map(row -> line(row, lines))
                .orElseThrow();
    }

    private static String line(TouchedRow row, List<String> lines) {
        return lines.get((int) row.line() - 1);
    }

    private static byte[] first(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, count);
    }

    private String digest() throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(sha256);
    }
}
