package org.vigie.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.RecoveryProcedure.Planned;
import org.vigie.continuity.threat.Threat;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// The JSON of a recovery. Names are snake_case and stay; times are UTC.
final class RecoveryDocuments {
    private final Texts texts;

    RecoveryDocuments(Texts texts) {
        this.texts = texts;
    }

    Map<String, Object> plan(Diagnosis it, Optional<RecoveryPage> interrupted, Optional<Problem> refusal) {
        var document = new LinkedHashMap<String, Object>();
        refusal.ifPresent(problem -> document.putAll(Documents.of(problem, texts)));
        document.put("pipeline", it.pipeline());
        document.put("slot", it.night().toString());
        put(document, "trouble", it.trouble());
        put(document, "threat", it.threat().map(Threat::id));
        put(document, "problem_found", it.problem().map(problem -> Documents.of(problem, texts)));
        put(document, "run", it.run().map(run -> run.id().value()));
        put(document, "judgement", it.quiet().map(Diagnosis.Stillness::judgement));
        document.put("failed_since_utc", it.failedSince().toString());
        document.put("due_utc", it.due().toString());
        document.put("seconds_left", Duration.between(it.seenAt(), it.due()).toSeconds());
        document.put("warehouse", warehouse(it.warehouse()));
        put(document, "backup", it.backup().map(Diagnosis.ProvenBackup::id));
        put(document, "resumes", interrupted.map(page -> page.id().value()));
        document.put(
                "steps",
                it.trouble().isEmpty()
                        ? List.of()
                        : RecoveryProcedure.plan(it).stream().map(this::planned).toList());
        return document;
    }

    Map<String, Object> page(RecoveryPage page, List<Path> files) {
        var document = new LinkedHashMap<String, Object>();
        page.failure().ifPresent(problem -> document.putAll(Documents.of(problem, texts)));
        document.put("recovery_id", page.id().value());
        document.put("pipeline", page.pipeline());
        document.put("slot", page.night().toString());
        document.put("state", page.state().name());
        document.put("trouble", page.trouble().name());
        put(document, "threat", page.threat().map(Threat::id));
        put(document, "broken_run", page.brokenRun());
        document.put("actor", page.actor());
        document.put("reason", page.reason());
        document.put("failed_since_utc", page.failedSince().toString());
        put(document, "good_data_utc", page.goodDataAt());
        put(document, "verified_utc", page.verifiedAt());
        put(document, "rto_seconds", page.recoveryTime().map(Duration::toSeconds));
        put(document, "rpo_seconds", page.dataLoss().map(Duration::toSeconds));
        document.put("begun_utc", page.begunAt().toString());
        put(document, "ended_utc", page.endedAt());
        document.put("steps", page.steps().stream().map(this::attempt).toList());
        document.put("evidence", page.evidence().stream().map(this::evidence).toList());
        document.put("report", files.stream().map(Path::toString).toList());
        return document;
    }

    private static Map<String, Object> warehouse(Warehouse warehouse) {
        var document = new LinkedHashMap<String, Object>();
        document.put("file", warehouse.file());
        switch (warehouse) {
            case Warehouse.Sound sound -> {
                document.put("state", "SOUND");
                document.put("facts", sound.facts());
            }
            case Warehouse.Unrecovered unrecovered -> {
                document.put("state", "UNRECOVERED");
                document.put("journal", unrecovered.journal());
            }
            case Warehouse.Held held -> {
                document.put("state", "HELD");
                document.put("holder", held.holder());
            }
            case Warehouse.Unsound unsound -> {
                document.put("state", "UNSOUND");
                document.put("problem", unsound.problem().code().name());
            }
        }
        return document;
    }

    private Map<String, Object> planned(Planned planned) {
        var document = new LinkedHashMap<String, Object>();
        document.put("step", planned.step().name());
        document.put("title", texts.word(planned.step()));
        document.put("expected_seconds", planned.expected().toSeconds());
        document.put("needs_rights", planned.needsRights());
        document.put("waivable", planned.step().waivable());
        document.put(
                "notes", planned.notes().stream().map(RecoveryDocuments::note).toList());
        put(document, "obstacle", planned.obstacle().map(problem -> Documents.of(problem, texts)));
        return document;
    }

    private Map<String, Object> attempt(Attempt attempt) {
        var document = new LinkedHashMap<String, Object>();
        document.put("step", attempt.step().name());
        document.put("attempt", attempt.number());
        document.put("state", attempt.state().name());
        document.put("actor", attempt.actor());
        document.put("reason", attempt.reason());
        put(document, "problem", attempt.problem().map(problem -> Documents.of(problem, texts)));
        document.put("started_utc", attempt.startedAt().toString());
        put(document, "ended_utc", attempt.endedAt().map(Instant::toString));
        return document;
    }

    private Map<String, Object> evidence(Evidence seen) {
        var document = new LinkedHashMap<>(note(seen.note()));
        document.put("step", seen.step().name());
        document.put("attempt", seen.attempt());
        document.put("at_utc", seen.at().toString());
        return document;
    }

    private static Map<String, Object> note(Note note) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", note.kind().name());
        document.put("about", note.about());
        return document;
    }

    private static void put(Map<String, Object> document, String name, Optional<?> value) {
        value.ifPresent(known ->
                document.put(name, known instanceof Number || known instanceof Map ? known : known.toString()));
    }
}
