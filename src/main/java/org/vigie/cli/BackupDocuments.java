package org.vigie.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.continuity.backup.Retention;
import org.vigie.continuity.backup.Standing;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;

/// Backups and restores as scripts read them.
final class BackupDocuments {
    private BackupDocuments() {}

    static Map<String, Object> of(Backup backup, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("backup_id", backup.id().value());
        document.put("pipeline", backup.pipeline());
        document.put("file", backup.file().toString());
        document.put("occasion", backup.occasion().name());
        document.put("reason", backup.reason());
        document.put("actor", backup.actor());
        document.put("state", backup.state().name());
        put(document, "run_id", backup.run());
        put(document, "sha256", backup.sha256());
        document.put("bytes", backup.bytes());
        document.put("facts", backup.facts());
        put(document, "content_digest", backup.contentDigest());
        document.put("ledger_rows", backup.ledgerRows());
        document.put("ledger_agrees", backup.ledgerAgrees());
        document.put("made_utc", backup.madeAt().toString());
        put(document, "verified_utc", backup.verifiedAt());
        put(document, "proven_utc", backup.provenAt());
        backup.second().ifPresent(copy -> document.put("second_place", of(copy, texts)));
        backup.problem().ifPresent(problem -> document.putAll(Documents.of(problem, texts)));
        return document;
    }

    static Map<String, Object> of(Standing standing, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("pipeline", standing.pipeline());
        put(document, "last_proven", standing.lastProven().map(Backup::id));
        put(document, "age_seconds", standing.age().map(Duration::toSeconds));
        document.put("rpo_seconds", standing.rpo().toSeconds());
        document.put("within_rpo", standing.withinRpo());
        put(document, "newest_good", standing.newestGood().map(Backup::id));
        standing.second().ifPresent(second -> document.put("second_place", of(second, texts)));
        return document;
    }

    static Map<String, Object> of(Retention.Plan plan) {
        var document = new LinkedHashMap<String, Object>();
        var keep = new ArrayList<Map<String, Object>>();
        for (var kept : plan.keep()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("backup_id", kept.backup().id().value());
            entry.put("why", kept.why().stream().map(Enum::name).sorted().toList());
            keep.add(entry);
        }
        document.put("keep", keep);
        document.put(
                "drop", plan.drop().stream().map(backup -> backup.id().value()).toList());
        return document;
    }

    static Map<String, Object> of(RestorePlan plan, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("backup_id", plan.backup().id().value());
        document.put("pipeline", plan.backup().pipeline());
        document.put("from", plan.from().toString());
        document.put("to", plan.to().toString());
        document.put("nights_lost", ids(plan.lost()));
        document.put("nights_regained", ids(plan.regained()));
        put(document, "facts_now", plan.factsNow());
        document.put("facts_then", plan.backup().facts());
        put(document, "model_now", plan.modelNow());
        put(document, "model_then", plan.modelThen());
        plan.warehouse().ifPresent(problem -> document.put("warehouse", Documents.of(problem, texts)));
        return document;
    }

    static Map<String, Object> of(Restore restore, RestorePlan plan, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("restore_id", restore.id());
        document.put("state", restore.state().name());
        document.putAll(of(plan, texts));
        put(document, "safety_backup", restore.safety());
        if (restore.safety().isEmpty()) {
            document.put("aside", restore.aside().toString());
        }
        return document;
    }

    private static Map<String, Object> of(Backup.SecondCopy copy, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("file", copy.file().toString());
        document.put("state", copy.state().name());
        document.put("at_utc", copy.at().toString());
        copy.problem().ifPresent(problem -> document.putAll(Documents.of(problem, texts)));
        return document;
    }

    private static Map<String, Object> of(Standing.SecondStanding second, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("folder", second.folder().toString());
        put(document, "newest", second.newest().map(Backup::id));
        Optional<Problem> problem = second.problem();
        problem.ifPresent(known -> document.putAll(Documents.of(known, texts)));
        return document;
    }

    private static List<String> ids(List<Run> runs) {
        return runs.stream().map(run -> run.id().value()).toList();
    }

    private static void put(Map<String, Object> document, String name, Optional<?> value) {
        value.ifPresent(known -> document.put(name, known instanceof Number ? known : known.toString()));
    }
}
