package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.simulator.Dropped;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.FileFault;
import org.vigie.simulator.World;

/// Files of the ERP and of the machines that are wrong in every way, in front of a night that was
/// published before.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadFileStory {
    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final String HEADER = "transaction_id,machine_id,date,volume_transferred,status_code";

    @TempDir
    static Path folder;

    private static Installation installation;

    @BeforeAll
    static void publish() {
        installation = Installation.at(folder.resolve("home")).withSample();
        installation.run().endsWith(0);
    }

    @BeforeEach
    void dropTheSample() {
        installation.withSample();
    }

    @AfterEach
    void forgetSettings() {
        installation.configure(_ -> {});
    }

    /// @param damage what happens to the real sample
    /// @param says what the message or its hint must name
    record Case(String fault, UnaryOperator<String> damage, Refusal refusal, String says) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Case> files() {
        return Stream.of(
                new Case(
                        "F01 cut in the middle of a row",
                        text -> text.substring(0, text.length() * 6 / 10),
                        Refusal.invalid("FILE_TRUNCATED"),
                        "ligne"),
                new Case(
                        "F02 French and not declared",
                        text -> text.replace(',', ';').replace('.', ','),
                        Refusal.invalid("WRONG_SEPARATOR"),
                        ";"),
                new Case(
                        "F05 a column twice",
                        text -> text.replace("machine_id,date", "date,date"),
                        Refusal.invalid("COLUMNS_TWICE"),
                        "date"),
                new Case(
                        "F05 a column less",
                        text -> text.replaceAll("(?m),[^,]*$", ""),
                        Refusal.invalid("COLUMNS_MISSING"),
                        "status_code"),
                new Case(
                        "F05 no header",
                        text -> text.replace(HEADER + "\n", ""),
                        Refusal.invalid("COLUMNS_MISSING"),
                        "volume_transferred"),
                new Case(
                        "F05 a column that nobody announced",
                        text -> text.replaceAll("(?m)$", ",x").replaceFirst(",x", ",weather"),
                        Refusal.invalid("COLUMNS_UNKNOWN"),
                        "weather"),
                new Case("F11 nothing at all", _ -> "", Refusal.gate("TOO_FEW_ROWS"), "transactions"),
                new Case("F11 a header alone", _ -> HEADER + "\n", Refusal.gate("TOO_FEW_ROWS"), "transactions"),
                new Case(
                        "rows that are a week old",
                        text -> text.replaceAll("2026-02-(15|16|17|18|19|20)", "2026-02-10"),
                        Refusal.gate("ROWS_TOO_OLD"),
                        "transactions"),
                new Case(
                        "X01 SQL for a column name",
                        text -> text.replace("status_code", "\"x\"\"); DROP TABLE run_ledger;--\""),
                        Refusal.invalid("COLUMNS_MISSING"),
                        "status_code"));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void given_a_bad_file_when_the_night_runs_then_it_is_refused_and_the_warehouse_is_as_it_was(Case file) {
        installation.drop(file.damage().apply(Sample.transactions()));

        var told = file.refusal().seenIn(installation);

        assertThat(told.field("message") + told.field("hint")).contains(file.says());
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(strings = {"<html><body>502</body></html>", "[{\"machine_id\":\"MCH-0", ""})
    void given_machines_that_are_no_json_when_the_night_runs_then_it_is_refused(String machines) {
        Installation.write(installation.machines(), machines);

        var told = installation.run();

        assertThat(told.exitCode()).isIn(21, 22);
        Refusal.sameIn(installation, told);
    }

    @Order(1)
    @Test
    void given_bytes_of_another_charset_when_it_is_not_declared_then_the_night_is_refused() throws IOException {
        Files.write(installation.inbox(), withAnAccent().getBytes(CP1252));

        Refusal.invalid("WRONG_CHARSET").seenIn(installation);
    }

    @Order(1)
    @Test
    void given_noise_in_the_middle_of_the_file_when_the_night_runs_then_it_is_refused() throws IOException {
        drop(FileFault.Plain.BINARY);

        var told = installation.run();

        assertThat(told.exitCode()).isIn(21, 22);
        Refusal.sameIn(installation, told);
    }

    @Order(1)
    @Test
    void given_an_unclosed_quote_in_a_large_file_when_the_night_runs_then_its_line_is_named() {
        var rows = new StringBuilder(HEADER + "\n");
        for (int i = 0; i < 400_000; i++) {
            rows.append("TRX-")
                    .append(i)
                    .append(i == 41 ? ",\"MCH-001" : ",MCH-001")
                    .append(",2026-02-20 10:00:00,12.5,OK\n");
        }
        installation.drop(rows.toString());
        installation.configure(s -> Installation.limits(s).put("workerHeap", "48m"));

        var told = Refusal.invalid("CSV_UNSOUND").seenIn(installation);

        assertThat(told.field("message")).contains("43");
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(doubles = {0.31, 0.9})
    void given_too_many_bad_rows_when_the_night_runs_then_it_is_refused_with_each_in_quarantine(double share)
            throws IOException {
        var dropped = drop(new FileFault.BadRows(share));

        var told = Refusal.gate("TOO_MANY_BAD_ROWS").seenIn(installation);

        assertThat(quarantinedLines(told)).isEqualTo(touchedLines(dropped));
    }

    @Order(1)
    @Test
    void given_a_tenth_of_bad_rows_when_the_night_runs_then_exactly_those_are_set_aside() throws IOException {
        var dropped = drop(new FileFault.BadRows(0.1));

        var told = installation.run().endsWith(0);

        assertThat(dropped.touched()).isNotEmpty();
        assertThat(quarantinedLines(told)).isEqualTo(touchedLines(dropped));
        assertThat(told.json().path("rows_loaded").asLong())
                .isEqualTo(dropped.rows() - dropped.touched().size());
        Invariants.holdIn(installation);
    }

    @Order(1)
    @Test
    void given_numbers_that_are_none_when_the_night_runs_then_each_is_set_aside_and_none_loaded() {
        var bad = List.of("NaN", "Infinity", "-Infinity", "1e999", "12d", "0x1p3", "1_000", "\"1,5\"");

        var told = runWith("volume_transferred", 3, bad);

        assertThat(told.json().path("rows_quarantined").asInt()).isEqualTo(bad.size());
        assertThat(Table.read(
                        installation.warehouse(),
                        "select distinct typeof(volume_transferred) type from" + " fact_transactions"))
                .containsExactly(Map.of("type", "real"));
        Invariants.holdIn(installation);
    }

    @Order(1)
    @Test
    void given_dates_of_other_forms_when_the_night_runs_then_each_is_set_aside() {
        var bad = List.of(
                "15/02/2026 13:15:17",
                "2026-02-31 10:00:00",
                "0026-02-15 10:00:00",
                "2026-02-15 25:00:00",
                "2026-2-15 10:00:00",
                "15.02.2026");

        var told = runWith("date", 2, bad);

        assertThat(told.json().path("rows_quarantined").asInt()).isEqualTo(bad.size());
        Invariants.holdIn(installation);
    }

    /// @param forms in how many ways the same rows are written
    record Form(String name, UnaryOperator<String> written, String separator, String decimal) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("F02 French and declared", BadFileStory::french, ";", ","),
                new Form("F04 with a byte order mark", text -> "\uFEFF" + text, ",", "."),
                new Form("F05 in another order", BadFileStory::turned, ",", "."),
                new Form("with the line ends of Windows", t -> t.replace("\n", "\r\n"), ",", "."));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void given_the_same_rows_in_another_form_when_the_night_runs_then_nothing_changes(Form form) {
        var before = WarehouseDump.ofBusinessTables(installation.warehouse());
        installation.drop(form.written().apply(Sample.transactions()));
        installation.configure(settings -> Installation.transactionsOf(settings)
                .put("separator", form.separator())
                .put("decimal", form.decimal()));

        var told = installation.run().endsWith(0);

        assertThat(told.json().path("rows_unchanged").asInt()).isEqualTo(500);
        assertThat(WarehouseDump.ofBusinessTables(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
    }

    @Order(1)
    @Test
    void given_accents_and_formulas_when_their_charset_is_declared_then_they_are_kept_as_they_are() throws IOException {
        var rows = withAnAccent() + "TRX-F,=cmd|'/c calc'!A1,2026-02-20 10:00:00,12.5,OK\n";
        Files.write(installation.inbox(), rows.getBytes(CP1252));
        installation.configure(s -> Installation.transactionsOf(s).put("charset", "windows-1252"));

        installation.run().endsWith(0);

        assertThat(Table.read(
                        installation.warehouse(),
                        "select machine_id from fact_transactions where transaction_id in"
                                + " ('TRX-E', 'TRX-F') order by transaction_id"))
                .extracting(row -> row.get("machine_id"))
                .containsExactly("MCH-Édéa", "=cmd|'/c calc'!A1");
        assertThat(WarehouseDump.of(installation.warehouse())).doesNotContain("\uFFFD");
        Invariants.holdIn(installation);
    }

    /// SQLite keeps no negative zero: a digest that did would never again be that of the facts.
    @Order(1)
    @Test
    void given_a_volume_of_minus_zero_when_the_night_runs_then_the_digest_is_that_of_the_facts() {
        installation.drop(Sample.transactions() + "TRX-Z,MCH-001,2026-02-20 10:00:00,-0,OK\n");

        installation.run().endsWith(0);
        Invariants.holdIn(installation);
        var again = installation.run().endsWith(0);

        assertThat(again.json().path("rows_changed").asInt()).isZero();
        Invariants.holdIn(installation);
    }

    @Order(1)
    @Test
    void given_no_file_when_the_night_runs_then_its_path_is_told() throws IOException {
        Files.delete(installation.inbox());

        var told = Refusal.unavailable("FILE_MISSING").seenIn(installation);

        assertThat(told.field("message")).contains(installation.inbox().toString());
    }

    @Order(1)
    @Test
    void given_a_folder_in_the_place_of_the_file_when_the_night_runs_then_it_is_told() throws IOException {
        Files.delete(installation.inbox());
        Files.createDirectory(installation.inbox());

        try {
            var told = Refusal.unavailable("FILE_IS_A_FOLDER").seenIn(installation);

            assertThat(told.field("message")).contains(installation.inbox().toString());
        } finally {
            Files.delete(installation.inbox());
        }
    }

    @Order(2)
    @Test
    void given_all_these_refusals_when_the_history_is_told_then_each_speaks_both_languages() {
        Refusal.allToldInBothLanguages(installation);
    }

    /// Spoils one cell of as many rows, and sees each set aside with its line, column and value.
    private static Told runWith(String column, int index, List<String> bad) {
        var lines = new ArrayList<>(Sample.transactions().lines().toList());
        var expected = new ArrayList<Map<String, String>>();
        for (int i = 0; i < bad.size(); i++) {
            int line = 10 + 7 * i;
            var cells = lines.get(line - 1).split(",");
            cells[index] = bad.get(i);
            lines.set(line - 1, String.join(",", cells));
            expected.add(Map.of(
                    "line", "" + line, "field", column, "value", bad.get(i).replace("\"", "")));
        }
        installation.drop(String.join("\n", lines) + "\n");
        var told = installation.run().endsWith(0);
        assertThat(Table.read(
                        installation.book(),
                        "select line, field, value from v_quarantine where run_id = '"
                                + told.field("run_id")
                                + "' order by line"))
                .containsExactlyElementsOf(expected);
        return told;
    }

    private static String withAnAccent() {
        return Sample.transactions() + "TRX-E,MCH-Édéa,2026-02-20 10:00:00,12.5,OK\n";
    }

    private static String french(String text) {
        return text.replace(',', ';').replace('.', ',');
    }

    private static String turned(String text) {
        return text.replaceAll("(?m)^(.*?),(.*?),(.*?),(.*?),(.*)$", "$5,$4,$3,$2,$1");
    }

    private static Dropped drop(FileFault fault) throws IOException {
        var night = LocalDate.parse(Installation.NIGHT);
        return new ErpDrop(World.of(7), installation.inbox()).drop(night, 1, fault);
    }

    private static List<Long> touchedLines(Dropped dropped) {
        return dropped.touched().stream().map(Dropped.TouchedRow::line).toList();
    }

    private static List<Long> quarantinedLines(Told told) {
        return Table.read(
                        installation.book(),
                        "select line from v_quarantine where run_id = '" + told.field("run_id") + "' order by line")
                .stream()
                .map(row -> Long.valueOf(row.get("line")))
                .toList();
    }
}
