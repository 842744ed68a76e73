package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// How a run is refused: the exit code and the cause of the contract, the threat of the register
/// (an empty text for none), the problem that a person is told.
record Refusal(int exitCode, String state, String cause, String threat, String problem) {
    static Refusal unavailable(String problem) {
        var threat = problem.startsWith("API_") ? "freight-api-offline" : "";
        return new Refusal(20, "FAILED", "SOURCE_UNAVAILABLE", threat, problem);
    }

    static Refusal invalid(String problem) {
        return new Refusal(21, "FAILED", "SOURCE_INVALID", "corrupted-file", problem);
    }

    static Refusal gate(String problem) {
        var threat = problem.startsWith("TOO_") ? "corrupted-file" : "";
        return new Refusal(22, "REFUSED", "GATE_REFUSED", threat, problem);
    }

    static Refusal warehouse(int exitCode, String problem) {
        var cause = switch (exitCode) {
            case 30 -> "WAREHOUSE_BUSY";
            case 31 -> "WAREHOUSE_IO";
            default -> "WAREHOUSE_CORRUPT";
        };
        return new Refusal(exitCode, "FAILED", cause, exitCode == 30 ? "sql-deadlock" : "", problem);
    }

    static Refusal worker(int exitCode, String cause, String threat, String problem) {
        return new Refusal(exitCode, "FAILED", cause, threat, problem);
    }

    /// Runs the night and sees it refused, with the warehouse as it was.
    Told seenIn(Installation installation, String... more) {
        var before = WarehouseDump.of(installation.warehouse());

        var told = installation.run(more);

        bookedIn(installation, told);
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
        return told;
    }

    /// A refusal whose problem may be one of several: the book, the exit code and the words agree.
    static void sameIn(Installation installation, Told told) {
        told.showsNoStackTrace();
        assertThat(installation.lastRun())
                .containsEntry("run_id", told.field("run_id"))
                .containsEntry("exit_code", "" + told.exitCode())
                .containsEntry("cause", told.field("cause"));
        Invariants.holdIn(installation);
    }

    /// What the command said and what the operations book keeps.
    void bookedIn(Installation installation, Told told) {
        told.endsWith(exitCode).showsNoStackTrace();
        assertThat(told.field("cause")).isEqualTo(cause);
        assertThat(told.field("message")).isNotBlank();
        assertThat(told.field("hint")).isNotBlank();
        assertThat(installation.lastRun())
                .containsEntry("run_id", told.field("run_id"))
                .containsEntry("problem", problem)
                .containsEntry("state", state)
                .containsEntry("cause", cause)
                .containsEntry("threat", threat)
                .containsEntry("exit_code", "" + exitCode);
    }

    /// Every failure of the history is told in both languages, each with a next step of its own.
    static void allToldInBothLanguages(Installation installation) {
        var french = failures(installation, "fr");
        var english = failures(installation, "en");

        assertThat(french).isNotEmpty().hasSameSizeAs(english);
        for (int i = 0; i < french.size(); i++) {
            for (var field : List.of("message", "hint")) {
                assertThat(french.get(i).path(field).asText())
                        .isNotBlank()
                        .doesNotContain("Exception", "problem.", "{")
                        .isNotEqualTo(english.get(i).path(field).asText());
                assertThat(english.get(i).path(field).asText()).isNotBlank().doesNotContain("Exception", "problem.");
            }
        }
    }

    private static List<JsonNode> failures(Installation installation, String language) {
        var told = installation.vigie("runs", "--json", "--limit", "500", "--lang", language);
        var failures = new ArrayList<JsonNode>();
        for (var run : told.endsWith(0).json()) {
            if (run.has("cause")) {
                failures.add(run);
            }
        }
        return failures;
    }
}
