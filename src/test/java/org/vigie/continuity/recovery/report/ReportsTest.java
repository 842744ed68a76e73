package org.vigie.continuity.recovery.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.vigie.continuity.recovery.Condition;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryId;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.Step;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.continuity.threat.Threat;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.RunId;

/// The page that a recovery leaves behind, opened again as a reader's program would.
class ReportsTest {
    private static final Instant BEGUN = Instant.parse("2026-02-21T02:00:00Z");
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");

    @TempDir
    private Path folder;

    @Test
    void given_a_recovery_when_its_report_is_written_then_both_files_tell_it_in_french_with_its_accents()
            throws IOException {
        var files =
                new Reports(folder.resolve("reports"), DOUALA, () -> BEGUN).write(page("nuit bloquée"), Texts.french());

        var html = Files.readString(files.getFirst());
        assertThat(html)
                .contains(
                        "lang=\"fr\"",
                        "base SQL en deadlock",
                        "Critique",
                        "1\u00a0h",
                        "nuit bloquée",
                        "égaux aux faits");
        assertThat(pdf(files.getLast()))
                .contains("base SQL en deadlock", "nuit bloquée", "vérifié", "Chronologie", "égaux aux faits");
    }

    @Test
    void given_an_english_reader_when_the_report_is_written_then_it_is_english() throws IOException {
        var files = new Reports(folder, DOUALA, () -> BEGUN).write(page("stuck"), Texts.english());

        assertThat(Files.readString(files.getFirst())).contains("lang=\"en\"", "Recovery time (RTO)", "Low (1/5)");
        assertThat(pdf(files.getLast())).contains("Recovery time (RTO)");
    }

    @Test
    void given_words_that_would_be_html_when_the_report_is_written_then_they_are_only_words() throws Exception {
        var files = new Reports(folder, DOUALA, () -> BEGUN)
                .write(page("<script>alert('x')</script> & \"y\" \u0007"), Texts.french());

        var html = Files.readString(files.getFirst());
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;").doesNotContain("\u0007");
        assertThat(html).doesNotContain("http://", "https://", "src=", "@import");
        assertIsWellFormed(html);
    }

    @Test
    void given_a_long_recovery_when_its_report_is_written_then_the_pdf_goes_over_several_pages() throws IOException {
        var files = new Reports(folder, DOUALA, () -> BEGUN).write(page("nuit", 200), Texts.french());

        try (var reader = new PdfReader(Files.newInputStream(files.getLast()))) {
            assertThat(reader.getNumberOfPages()).isGreaterThan(3);
        }
    }

    @Test
    void given_the_same_recovery_when_it_is_written_again_then_its_files_are_replaced_and_no_draft_is_left()
            throws IOException {
        var reports = new Reports(folder, DOUALA, () -> BEGUN);
        reports.write(page("première version"), Texts.french());

        var files = reports.write(page("deuxième version"), Texts.french());

        assertThat(Files.readString(files.getFirst())).contains("deuxième version");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("recovery-freight-2026-02-21-k7mq.html", "recovery-freight-2026-02-21-k7mq.pdf");
        }
    }

    @Test
    void given_a_folder_that_cannot_be_made_when_the_report_is_written_then_it_is_told() throws IOException {
        Files.writeString(folder.resolve("reports"), "a file");

        assertThatThrownBy(() ->
                        new Reports(folder.resolve("reports"), DOUALA, () -> BEGUN).write(page("nuit"), Texts.french()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problem().code()).isEqualTo(Code.REPORT_NOT_WRITTEN));
    }

    private static void assertIsWellFormed(String html) throws Exception {
        var body =
                html.substring(html.indexOf("<body>"), html.indexOf("</html>")).replaceAll("<(col|meta) [^>]*>", "");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String pdf(Path file) throws IOException {
        try (var reader = new PdfReader(Files.newInputStream(file))) {
            var text = new PdfTextExtractor(reader);
            return IntStream.rangeClosed(1, reader.getNumberOfPages())
                    .mapToObj(page -> pageOf(text, page))
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\\s+", " ");
        }
    }

    private static String pageOf(PdfTextExtractor text, int page) {
        try {
            return text.getTextFromPage(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecoveryPage page(String reason) {
        return page(reason, 1);
    }

    private static RecoveryPage page(String reason, int looks) {
        var seen = IntStream.range(0, looks)
                .mapToObj(i -> new Evidence(
                        Step.VERIFY,
                        1,
                        Note.of(Kind.CONDITION_HOLDS, Condition.AGGREGATES_EQUAL_FACTS, 500 + i),
                        BEGUN.plusSeconds(i)))
                .toList();
        return new RecoveryPage(
                new RecoveryId("recovery-freight-2026-02-21-k7mq"),
                "freight",
                LocalDate.of(2026, 2, 21),
                RecoveryState.SUCCEEDED,
                "k.mballa",
                reason,
                new ProcessIdentity(1, Instant.EPOCH),
                Trouble.STUCK_RUN,
                Optional.of(new RunId("freight-2026-02-21-abcd")),
                Optional.of(Threat.SQL_DEADLOCK),
                Optional.of(
                        Problem.of(Code.WAREHOUSE_LOCKED, "supply_chain_dwh.sqlite", "PT30S", "sqlite3 (pid 5120)")),
                Instant.parse("2026-02-21T05:00:00Z"),
                Instant.parse("2026-02-21T01:10:00Z"),
                Optional.of(Instant.parse("2026-02-20T01:10:00Z")),
                Optional.of(Instant.parse("2026-02-21T02:10:00Z")),
                BEGUN,
                Optional.of(Instant.parse("2026-02-21T02:11:00Z")),
                Optional.empty(),
                List.of(
                        attempt(Step.DIAGNOSE, StepState.DONE, ""),
                        attempt(Step.CHECK_SOURCES, StepState.WAIVED, "le fichier arrive"),
                        attempt(Step.VERIFY, StepState.DONE, "")),
                seen);
    }

    private static Attempt attempt(Step step, StepState state, String reason) {
        return new Attempt(
                step, 1, state, "k.mballa", reason, Optional.empty(), BEGUN, Optional.of(BEGUN.plusSeconds(61)));
    }
}
