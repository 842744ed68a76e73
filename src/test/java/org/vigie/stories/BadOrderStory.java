package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Orders that cannot be carried out: each is refused before a run is written down, in both
/// languages, with the next step.
class BadOrderStory {
    @TempDir
    static Path folder;

    private static Installation installation;

    @BeforeAll
    static void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
    }

    @AfterEach
    void forgetSettings() {
        installation.configure(_ -> {});
    }

    static Stream<List<String>> orders() {
        return Stream.of(
                List.of("frobnicate"),
                List.of("run"),
                List.of("run", "freigth"),
                List.of("run", "passengers"),
                List.of("run", "$(touch canary)"),
                List.of("run", "& calc"),
                List.of("run", "../../x"),
                List.of("run", "freight", "--slot", "yesterday"),
                List.of("run", "freight", "--slot", "2026-02-30"),
                List.of("run", "freight", "--replay", "nothing"),
                List.of("show", "freight-2020-01-01-none"),
                List.of("query", "x'; drop table run_ledger;--"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void given_an_order_that_cannot_be_when_it_is_given_then_it_is_refused_in_both_languages(List<String> words) {
        refused(words);
    }

    static Stream<Consumer<ObjectNode>> settings() {
        return Stream.of(
                s -> s.put("speed", "fast"),
                s -> s.put("language", "de"),
                s -> Installation.limits(s).put("workerHeap", "plenty"),
                s -> Installation.limits(s).put("workerHeap", "1m"),
                s -> Installation.limits(s).put("warehouseBusy", "soon"),
                s -> Installation.limits(s).put("attempts", -1),
                s -> Installation.freight(s).put("warehouse", "../../x.sqlite"),
                s -> Installation.freight(s).remove("sources"),
                s -> Installation.transactionsOf(s).put("file", "../../x.csv"),
                s -> Installation.transactionsOf(s).put("charset", "KLINGON"),
                s -> Installation.transactionsOf(s).put("decimal", ","),
                s -> s.withObject("/pipelines").putObject("$(touch canary)"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void given_settings_that_cannot_be_when_the_night_runs_then_they_are_refused_with_their_path(
            Consumer<ObjectNode> change) {
        installation.configure(change);

        refused(List.of("run", "freight"));
    }

    @Test
    void given_settings_that_are_no_json_when_the_night_runs_then_the_line_is_told() {
        Installation.write(installation.home().resolve("vigie.json"), "{\n \"language\": fr }");

        var told = refused(List.of("run", "freight"));

        assertThat(told.getFirst()).contains("vigie.json", "2");
    }

    @Test
    void given_no_installation_when_the_night_runs_then_it_is_told_how_to_make_one() {
        var nowhere = folder.resolve("nowhere");
        var command = List.of(Installation.launcher().toString(), "run", "freight", "--home", nowhere.toString());

        var told = Installation.launch(command, Map.of(), nowhere).told();

        told.endsWith(2).speaksToAPerson();
        assertThat(told.err()).contains("vigie init", nowhere.toString());
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void given_shell_words_in_a_reason_when_the_night_runs_then_they_are_only_text() {
        var reason = "$(touch canary) `touch canary` & touch canary; '; drop table run;--";

        var told = installation.run("--reason", reason).endsWith(0);

        assertThat(told.field("reason")).isEqualTo(reason);
        assertThat(installation.lastRun()).containsEntry("reason", reason);
        Invariants.holdIn(installation);
        assertThat(Invariants.files(folder)).noneMatch(file -> file.endsWith("canary"));
    }

    /// Root may read everything: the night is then run by nobody.
    @EnabledOnOs(OS.LINUX)
    @Test
    void given_a_file_that_the_account_may_not_read_when_the_night_runs_then_the_reason_is_told(@TempDir Path open)
            throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs another account");
        var other = Installation.at(open.resolve("home")).withSample();
        assumeTrue(nobodyMayStart(open), "the product is not readable for others");
        Files.setPosixFilePermissions(other.inbox(), PosixFilePermissions.fromString("rw-------"));
        succeed("chown", "-R", "65534:65534", open.toString());
        succeed("chown", "0:0", other.inbox().toString());

        var command = asNobody("run", "freight", "--slot", Installation.NIGHT, "--json", "--home");
        command.add(other.home().toString());
        var told = Installation.launch(command, Map.of("HOME", open.toString()), open)
                .told();

        Refusal.unavailable("FILE_UNREADABLE").bookedIn(other, told);
        assertThat(told.field("message")).contains(other.inbox().toString());
    }

    private static boolean nobodyMayStart(Path open) throws InterruptedException, IOException {
        succeed("chmod", "755", open.toString());
        var told = Installation.launch(asNobody("--version"), Map.of(), open).told();
        return told.exitCode() == 0;
    }

    private static List<String> asNobody(String... words) {
        var command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Installation.launcher().toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static void succeed(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /// @return what was said in French and in English
    private static List<String> refused(List<String> words) {
        var runs = Table.count(installation.book(), "select count(*) from v_run");
        var before = WarehouseDump.of(installation.warehouse());

        var french = told(words, "fr");
        var english = told(words, "en");

        assertThat(french).isNotEqualTo(english);
        assertThat(Table.count(installation.book(), "select count(*) from v_run"))
                .isEqualTo(runs);
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        assertThat(Invariants.files(folder)).noneMatch(file -> file.endsWith("canary"));
        return List.of(french, english);
    }

    private static String told(List<String> words, String language) {
        var all = new ArrayList<>(words);
        all.addAll(List.of("--lang", language));
        var told = installation.vigie(all.toArray(String[]::new));
        told.endsWith(2).speaksToAPerson();
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines()).hasSizeBetween(2, 3);
        return told.err();
    }
}
