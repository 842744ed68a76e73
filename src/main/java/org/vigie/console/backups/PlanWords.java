package org.vigie.console.backups;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.continuity.backup.Retention;
import org.vigie.language.Texts;
import org.vigie.runs.Run;

/// What a restore would do, and why the retention keeps what it keeps.
final class PlanWords {
    private static final int MOST_NIGHTS = 6;

    private final Texts texts;
    private final BackupsWords words;

    PlanWords(Viewing viewing) {
        this.texts = viewing.texts();
        this.words = new BackupsWords(viewing);
    }

    /// `2 publications, 1 004 lignes`
    String lost(RestorePlan plan) {
        if (losesNothing(plan)) {
            return texts.text(plan.factsNow().isPresent() ? "restore.lost.nothing" : "restore.lost.unknown");
        }
        var taken = texts.text("restore.publications", plan.lost().size());
        return fewerRows(plan) > 0 ? texts.text("restore.lost", taken, words.rows(fewerRows(plan))) : taken;
    }

    boolean losesNothing(RestorePlan plan) {
        return plan.lost().isEmpty() && fewerRows(plan) <= 0 && !plan.withdrawsModel();
    }

    /// Each night by its day and its run, the newest first.
    List<String> nights(List<Run> runs) {
        var some = runs.stream().limit(MOST_NIGHTS).map(this::night);
        var others = runs.size() > MOST_NIGHTS
                ? Stream.of(texts.text("restore.others", runs.size() - MOST_NIGHTS))
                : Stream.<String>empty();
        return Stream.concat(some, others).toList();
    }

    /// What changes beside the nights: rows, and the model.
    List<String> changes(RestorePlan plan) {
        var changes = new ArrayList<String>();
        changes.add(plan.factsNow()
                .map(now -> texts.text(
                        "restore.rows",
                        texts.number(now),
                        texts.number(plan.backup().facts())))
                .orElseGet(() -> texts.text(
                        "restore.rows.unknown", texts.number(plan.backup().facts()))));
        if (plan.withdrawsModel()) {
            changes.add(plan.modelThen()
                    .map(then -> texts.text("restore.model", plan.modelNow().orElse(""), then))
                    .orElseGet(() ->
                            texts.text("restore.model.none", plan.modelNow().orElse(""))));
        }
        return changes;
    }

    /// What is as it is now afterwards.
    List<String> stays(RestorePlan plan) {
        var stays = new ArrayList<String>();
        stays.add(texts.text("restore.stays"));
        plan.modelNow()
                .filter(_ -> !plan.withdrawsModel())
                .ifPresent(model -> stays.add(texts.text("restore.model.stays", model)));
        stays.add(texts.text(plan.warehouse().isEmpty() ? "restore.safety" : "restore.aside"));
        return stays;
    }

    /// `la plus récente, jour, semaine`
    String why(Retention.Kept kept) {
        return kept.why().stream()
                .sorted(Comparator.naturalOrder())
                .map(texts::word)
                .collect(Collectors.joining(", "));
    }

    private String night(Run run) {
        return texts.text("restore.night", texts.shortDay(run.slot()), run.id().shortName());
    }

    private static long fewerRows(RestorePlan plan) {
        return plan.factsNow().map(now -> now - plan.backup().facts()).orElse(0L);
    }
}
