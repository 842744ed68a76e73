package org.vigie.console.backups;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.backups.Work.Ended;
import org.vigie.console.backups.Work.Progress;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Backup.SecondCopy;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// How far the work is, and what came of it.
final class WorkWords {
    private final Texts texts;
    private final BackupsWords backups;

    WorkWords(Viewing viewing) {
        this.texts = viewing.texts();
        this.backups = new BackupsWords(viewing);
    }

    /// `Sauvegarde : Fret · vérification`
    String progress(Progress now) {
        var what = texts.text("backups.work." + now.kind().name(), backups.pipeline(now.pipeline()));
        var stage = now.calledOff()
                ? Optional.of(texts.text("backups.work.calledOff"))
                : now.stage().map(texts::word);
        return Stream.concat(Stream.of(what), stage.stream()).collect(Collectors.joining(" · "));
    }

    /// Empty before the first news.
    String share(Progress now) {
        return now.stage().isPresent() ? texts.percent(Math.round(now.share() * 100) / 100.0) : "";
    }

    Look look(Ended how) {
        return switch (how.outcome()) {
            case Outcome.Taken(var backup) -> second(backup).isPresent() ? reserve() : good();
            case Outcome.Tried(var backup) -> backup.state().good() ? good() : bad();
            case Outcome.Restored _, Outcome.Removed _ -> good();
            case Outcome.CalledOff() -> new Look(Feather.SLASH, Tone.NEUTRAL);
            case Outcome.Refused _ -> bad();
        };
    }

    String ended(Ended how) {
        return switch (how.outcome()) {
            case Outcome.Taken(var backup) -> taken(backup);
            case Outcome.Tried(var backup) -> tried(backup);
            case Outcome.Restored(var restore, var plan) -> restored(restore, plan);
            case Outcome.Removed(var removed) -> texts.text("backups.removed", removed.size(), backups.bytes(removed));
            case Outcome.CalledOff() ->
                texts.text("backups.calledOff." + how.kind().name());
            case Outcome.Refused(var why) -> told(why);
        };
    }

    private String taken(Backup backup) {
        var taken = texts.text(
                "backups.taken", backups.brief(backup), backups.rows(backup.facts()), texts.bytes(backup.bytes()));
        return second(backup).map(why -> taken + " " + texts.text(why)).orElse(taken);
    }

    private String tried(Backup backup) {
        return backup.problem()
                .filter(_ -> !backup.state().good())
                .map(this::told)
                .orElseGet(() -> texts.text("backups.tried", backups.brief(backup), backups.rows(backup.facts())));
    }

    private String restored(Restore restore, RestorePlan plan) {
        var done = texts.text(
                "backups.restored",
                plan.to().getFileName(),
                backups.moment(plan.backup().madeAt()),
                backups.rows(plan.backup().facts()));
        var taken = plan.lost().isEmpty()
                ? ""
                : texts.text("backups.restored.lost", plan.lost().size());
        var back = restore.safety()
                .map(safety -> texts.text("backups.restored.back", safety))
                .orElseGet(() -> texts.text("backups.restored.aside", restore.aside()));
        return Stream.of(done, taken, back).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private String told(Problem why) {
        return texts.text(why) + " " + texts.hint(why);
    }

    private static Optional<Problem> second(Backup backup) {
        return backup.second().flatMap(SecondCopy::problem);
    }

    private static Look good() {
        return new Look(Feather.CHECK_CIRCLE, Tone.GOOD);
    }

    private static Look reserve() {
        return new Look(Feather.ALERT_TRIANGLE, Tone.RESERVE);
    }

    private static Look bad() {
        return new Look(Feather.X_CIRCLE, Tone.BAD);
    }
}
