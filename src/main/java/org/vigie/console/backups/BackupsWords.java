package org.vigie.console.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Backup.SecondCopy;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Standing;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// What the backups screen says of backups and of their places.
final class BackupsWords {
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;

    BackupsWords(Viewing viewing) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    String pipeline(String pipeline) {
        return words.pipeline(pipeline);
    }

    String proof(Proof proof) {
        return texts.text("backups.proof." + proof.name());
    }

    /// `La dernière sauvegarde prouvée a 3 h 44 ; au plus 26 h.`
    String standing(Standing standing, Proof proof) {
        var key = "backups.standing." + proof.name();
        return standing.age()
                .map(age -> texts.text(key, texts.duration(rounded(age)), texts.duration(standing.rpo())))
                .orElseGet(() -> texts.text(
                        proof == Proof.CANNOT_LOOK ? key + ".never" : key, "", texts.duration(standing.rpo())));
    }

    String next(Standing standing, Proof proof, Duration every) {
        if (proof == Proof.CANNOT_LOOK) {
            return texts.text("backups.next.away");
        }
        var next = Proof.next(standing, every);
        if (next.isEmpty()) {
            return texts.text("backups.next.none");
        }
        var at = next.orElseThrow();
        var now = viewing.clock().instant();
        return at.isAfter(now)
                ? texts.text("backups.next", moment(at), texts.duration(rounded(Duration.between(now, at))))
                : texts.text("backups.next.due", moment(at));
    }

    /// The list has the whole of it.
    String failure(Problem newest) {
        return texts.text(newest.code() == Code.BACKUP_DAMAGED ? "backups.newest.damaged" : "backups.newest.failed");
    }

    String moment(Instant at) {
        return texts.moment(at, viewing.zone());
    }

    String state(Backup backup) {
        return words.capitalised(texts.word(backup.state()));
    }

    String occasion(Backup backup) {
        return words.capitalised(texts.word(backup.occasion()));
    }

    /// What never came to be has no size.
    String size(Backup backup) {
        return isMade(backup) ? texts.bytes(backup.bytes()) : texts.text("history.none");
    }

    String facts(Backup backup) {
        return isMade(backup) ? texts.number(backup.facts()) : texts.text("history.none");
    }

    String publications(Backup backup) {
        return isMade(backup) ? texts.number(backup.ledgerRows()) : texts.text("history.none");
    }

    /// `Les deux`, `Premier seul`
    String places(Backup backup) {
        if (!isMade(backup)) {
            return texts.text("history.none");
        }
        return backup.second()
                .map(copy -> texts.text("backups.in." + copy.state().name()))
                .orElseGet(() -> texts.text("backups.in.first"));
    }

    /// What became of a backup, in the order in which it happened.
    List<String> story(Backup backup) {
        var story = new ArrayList<String>();
        story.add(texts.text("backups.by", backup.actor(), texts.word(backup.occasion()), backup.reason()));
        backup.run().ifPresent(run -> story.add(texts.text("backups.run", run)));
        if (isMade(backup)) {
            backup.verifiedAt().ifPresent(at -> story.add(texts.text("backups.verified", moment(at))));
            story.add(backup.provenAt()
                    .map(at -> texts.text("backups.proven", moment(at)))
                    .orElseGet(() -> texts.text("backups.proven.never")));
            backup.second().ifPresent(copy -> story.add(second(copy)));
        }
        return story;
    }

    String folder(Place place) {
        return place.folder().toString();
    }

    /// Since when it cannot be reached, or what last came there.
    String place(Place place) {
        if (place.obstacle().isPresent()) {
            return place.since()
                    .map(since -> texts.text("backups.place.since", moment(since)))
                    .orElseGet(() -> texts.text("backups.place.since.now"));
        }
        return place.last()
                .map(last -> texts.text("backups.place.last", moment(last)))
                .orElseGet(() -> texts.text("backups.place.last.none"));
    }

    Look look(Place place) {
        return place.obstacle().isEmpty()
                ? new Look(Feather.CHECK_CIRCLE, Tone.GOOD)
                : new Look(Feather.WIFI_OFF, Tone.BAD);
    }

    String reach(Place place) {
        return texts.text(place.obstacle().isEmpty() ? "backups.place.reachable" : "backups.place.unreachable");
    }

    String rows(long rows) {
        return texts.text("screen.rows", rows);
    }

    String bytes(List<Backup> backups) {
        return texts.bytes(backups.stream().mapToLong(Backup::bytes).sum());
    }

    /// `Fret · 21/02/2026 02:19`
    String brief(Backup backup) {
        return texts.text("backups.brief", pipeline(backup.pipeline()), moment(backup.madeAt()));
    }

    Optional<String> reserve(Backup backup) {
        return Optional.of(texts.text("backups.disagrees"))
                .filter(_ -> isMade(backup) && !backup.ledgerAgrees())
                .or(() -> backup.second().flatMap(SecondCopy::problem).map(texts::text));
    }

    private String second(SecondCopy copy) {
        return texts.text("backups.second." + copy.state().name(), moment(copy.at()));
    }

    private static boolean isMade(Backup backup) {
        return backup.state().good() || backup.state() == BackupState.DAMAGED;
    }

    /// Nobody counts the seconds of hours.
    private static Duration rounded(Duration length) {
        return length.toMinutes() > 0 ? Duration.ofMinutes(length.toMinutes()) : length;
    }
}
