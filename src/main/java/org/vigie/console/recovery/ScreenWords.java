package org.vigie.console.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryProcedure.Planned;
import org.vigie.continuity.recovery.RecoveryWords;
import org.vigie.continuity.recovery.Step;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// What the recovery screen says, around the words that the plan and the report say too.
final class ScreenWords {
    private static final double UNKNOWN_SHARE = -1;

    private final Viewing viewing;
    private final Texts texts;
    private final RecoveryWords words;
    private final RunWords runs;

    ScreenWords(Viewing viewing) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = new RecoveryWords(texts, viewing.zone());
        this.runs = viewing.runWords();
    }

    /// A named figure: `Avant 06:00`, `2 h 08`.
    record Figure(String name, String value) {}

    String pipeline(String name) {
        return runs.pipeline(name);
    }

    /// `Fret · nuit du samedi 21 février 2026`
    String night(Incident it) {
        return texts.text("recover.night", pipeline(it.pipeline()), texts.longDay(it.night()));
    }

    String trouble(Trouble trouble) {
        return capitalised(texts.word(trouble));
    }

    String headline(Incident it) {
        return it.trouble().map(this::trouble).orElseGet(() -> texts.text("recover.headline.nothing"));
    }

    String threat(Incident it) {
        return it.threat()
                .map(threat -> texts.text("recover.threat", texts.word(threat)))
                .orElse("");
    }

    String since(Incident it) {
        return it.trouble()
                .map(_ -> texts.text("recover.since", words.moment(it.failedSince()), ago(it.failedSince())))
                .orElse("");
    }

    Figure clock(Incident it) {
        var hour = texts.time(it.due(), viewing.zone());
        var at = it.endedAt().orElseGet(this::now);
        return it.due().isBefore(at)
                ? new Figure(texts.text("recover.clock.late", hour), exactly(Duration.between(it.due(), at)))
                : new Figure(texts.text("recover.clock.left", hour), exactly(Duration.between(at, it.due())));
    }

    Figure recoveryTime(Incident it) {
        var running = it.endedAt().isEmpty() && it.trouble().isPresent();
        return new Figure(
                texts.text(running ? "recover.rto.running" : "recover.rto"),
                it.recoveryTime(now()).map(this::exactly).orElseGet(this::unknown));
    }

    Figure dataLoss(Incident it) {
        return new Figure(
                texts.text("recover.rpo"), it.dataLoss().map(this::exactly).orElseGet(this::unknown));
    }

    String title(Step step) {
        return texts.text("recover.step.title", step.number(), words.title(step));
    }

    String name(Step step) {
        return words.title(step);
    }

    String why(Step step) {
        return words.why(step);
    }

    String does(Step step) {
        return words.does(step);
    }

    String rollback(Step step) {
        return words.rollback(step);
    }

    String state(StepRow.State state) {
        return texts.text("recover.state." + state.name());
    }

    /// How long it takes, has taken or usually takes.
    String length(StepRow row) {
        return row.attempt()
                .map(this::taken)
                .or(() -> row.planned().filter(_ -> row.ahead()).map(this::expected))
                .orElse("");
    }

    /// How far a step is that usually takes as long as planned; never quite done before it is.
    double share(StepRow row) {
        return row.attempt()
                .flatMap(attempt -> row.planned().map(planned -> share(attempt, planned)))
                .orElse(UNKNOWN_SHARE);
    }

    private double share(Attempt attempt, Planned planned) {
        var elapsed = Duration.between(attempt.startedAt(), now()).toMillis();
        return Math.clamp((double) elapsed / Math.max(1, planned.expected().toMillis()), 0.02, 0.95);
    }

    String expected(Planned planned) {
        return texts.text("recover.about", texts.duration(planned.expected()));
    }

    String rights(StepRow row) {
        var needed = row.planned().filter(Planned::needsRights).isPresent();
        return texts.text(needed ? "recovery.plan.rights" : "recover.rights.none");
    }

    String note(Note note) {
        return words.note(note);
    }

    /// `02:52:10`, and which attempt it was where there were several.
    String at(Evidence seen, boolean several) {
        var at = texts.timeWithSeconds(seen.at(), viewing.zone());
        return several ? texts.text("recover.at.attempt", at, seen.attempt()) : at;
    }

    /// When the diagnosis was made, or the recovery begun.
    String seenAt(Incident it) {
        return texts.text("recover.seenAt", texts.timeWithSeconds(it.seenAt(), viewing.zone()));
    }

    String simulated(Diagnosis it) {
        return texts.text("recover.simulated", texts.timeWithSeconds(it.seenAt(), viewing.zone()));
    }

    String obstacle(Problem problem) {
        return texts.text("recovery.plan.obstacle", texts.text(problem));
    }

    String nothingInTheWay() {
        return texts.text("recover.simulated.free");
    }

    String waivable(Step step) {
        return texts.text(step.waivable() ? "recover.waivable" : "recover.waivable.never");
    }

    /// `4 sur 9`
    String settled(List<StepRow> rows) {
        var done = rows.stream().filter(ScreenWords::isSettled).count();
        return texts.text("recover.settled", done, rows.size());
    }

    private static boolean isSettled(StepRow row) {
        return switch (row.state()) {
            case DONE, NOTHING_TO_DO, WAIVED -> true;
            case LOCKED, NEXT, RUNNING, FAILED, INTERRUPTED, NOT_NEEDED, NOT_DONE -> false;
        };
    }

    String waived(Attempt attempt) {
        return words.outcome(attempt);
    }

    /// The one sentence above the columns.
    String standing(RecoveryModel model) {
        var page = model.page().get();
        return switch (model.standing().get()) {
            case NOTHING_TO_RECOVER ->
                model.incident()
                        .map(it ->
                                texts.text("recovery.plan.nothing", pipeline(it.pipeline()), texts.longDay(it.night())))
                        .orElse("");
            case READING, UNKNOWN, ADVANCING, TROUBLE ->
                texts.text("recover.standing." + model.standing().get());
            case WORKING -> working(model);
            case PAUSED ->
                page.flatMap(RecoveryPage::next)
                        .map(step -> texts.text("recover.standing.PAUSED", title(step)))
                        .orElse("");
            case STEP_FAILED ->
                page.flatMap(RecoveryPage::next)
                        .map(step -> texts.text("recover.standing.STEP_FAILED", title(step)))
                        .orElse("");
            case INTERRUPTED ->
                page.map(it -> begun("recover.standing.INTERRUPTED", it)).orElse("");
            case ELSEWHERE ->
                page.map(it -> begun("recover.standing.ELSEWHERE", it)).orElse("");
            case SUCCEEDED ->
                page.map(it -> texts.text("recovery.result.succeeded", texts.longDay(it.night())))
                        .orElse("");
            case GIVEN_UP -> page.map(this::givenUp).orElse("");
        };
    }

    String standingWord(Standing standing) {
        return texts.text("recover.word." + standing.name());
    }

    String last(RecoveryPage page) {
        return texts.text(
                "recover.last", texts.shortDay(page.night()), texts.word(page.state()), words.moment(page.begunAt()));
    }

    private String working(RecoveryModel model) {
        var row = model.rows().get().stream()
                .filter(each -> each.state() == StepRow.State.RUNNING)
                .findFirst();
        var key = model.pausing().get() ? "recover.standing.PAUSING" : "recover.standing.WORKING";
        return row.map(each -> texts.text(key, title(each.step()))).orElse("");
    }

    private String begun(String key, RecoveryPage it) {
        var step = it.next().map(this::title).orElse("");
        return texts.text(
                key, it.actor(), words.moment(it.begunAt()), step, it.process().pid());
    }

    private String givenUp(RecoveryPage it) {
        var step = it.next().map(this::name).orElse("");
        return texts.text("recovery.result.failed", step) + " " + texts.text("recovery.result.heldLifted");
    }

    private String taken(Attempt attempt) {
        var began = texts.timeWithSeconds(attempt.startedAt(), viewing.zone());
        return attempt.endedAt()
                .map(end ->
                        texts.text("recover.took", began, texts.duration(Duration.between(attempt.startedAt(), end))))
                .orElseGet(() -> texts.text("recover.going", began, whole(attempt.startedAt())));
    }

    /// Whole seconds: tenths that jump at each look say nothing.
    private String whole(Instant since) {
        var seconds = Math.max(0, Duration.between(since, now()).toSeconds());
        return seconds < 10 ? texts.text("recover.seconds", seconds) : texts.duration(Duration.ofSeconds(seconds));
    }

    private String exactly(Duration length) {
        return texts.duration(length.toMinutes() > 0 ? Duration.ofSeconds(length.toSeconds()) : length);
    }

    private String ago(Instant since) {
        var length = Duration.between(since, now());
        return texts.duration(length.toMinutes() > 0 ? Duration.ofMinutes(length.toMinutes()) : length);
    }

    private String unknown() {
        return texts.text("recovery.doc.unknown");
    }

    private Instant now() {
        return viewing.clock().instant();
    }

    private String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(texts.locale()) + word.substring(1);
    }
}
