package org.vigie.console.recovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vigie.console.recovery.Seen.Conduct;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// The recovery of one pipeline's night: what is wrong, how far its steps are, what may be done.
///
/// The steps go on while another screen is shown; only the end of the window interrupts them.
final class RecoveryModel {
    private final Desk desk;
    private final Background background;
    private final Questions questions;
    private final String actor;
    private final Supplier<Texts> texts;
    private final ReadOnlyObjectWrapper<List<String>> pipelines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> pipeline = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper diagnosing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RecoveryPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RecoveryPage>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.READING);
    private final ReadOnlyObjectWrapper<List<StepRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Step> selected = new ReadOnlyObjectWrapper<>(Step.DIAGNOSE);
    private final BooleanProperty stepwise = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper pausing = new ReadOnlyBooleanWrapper();
    private volatile Optional<Thread> worker = Optional.empty();
    private Optional<Step> working = Optional.empty();
    private Optional<Decision> decision = Optional.empty();
    private Conduct conduct = Conduct.NOBODY;
    private boolean following = true;
    private boolean entered;
    private int round;

    /// @param texts of the language in which reports are written
    RecoveryModel(Desk desk, Background background, Questions questions, String actor, Supplier<Texts> texts) {
        this.desk = desk;
        this.background = background;
        this.questions = questions;
        this.actor = actor;
        this.texts = texts;
        refresh();
    }

    /// Empty until one is chosen.
    ReadOnlyObjectProperty<Optional<String>> pipeline() {
        return pipeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> pipelines() {
        return pipelines.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosis() {
        return diagnosis.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty diagnosing() {
        return diagnosing.getReadOnlyProperty();
    }

    /// Why the last thing that was asked was not done.
    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// The recovery that is shown: at work, or ended while somebody watched.
    ReadOnlyObjectProperty<Optional<RecoveryPage>> page() {
        return page.getReadOnlyProperty();
    }

    /// The newest recovery that has ended.
    ReadOnlyObjectProperty<Optional<RecoveryPage>> last() {
        return last.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<StepRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Step> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Stands still after each step.
    BooleanProperty stepwise() {
        return stepwise;
    }

    /// Stands still after the step that is at work.
    ReadOnlyBooleanProperty pausing() {
        return pausing.getReadOnlyProperty();
    }

    /// What the open sheet asks about.
    Optional<Decision> decision() {
        return decision;
    }

    Optional<Incident> incident() {
        return page.get().map(Incident::of).or(() -> diagnosis.get().map(Incident::of));
    }

    StepRow row() {
        return row(selected.get());
    }

    StepRow row(Step step) {
        return rows.get().get(step.number() - 1);
    }

    boolean entered() {
        return entered;
    }

    /// A broken warehouse may keep the morning from being told: the pipelines come from elsewhere.
    void enter() {
        entered = true;
        background.run(desk::pipelines, this::offer, this::refused);
        look();
    }

    private void offer(List<String> names) {
        pipelines.set(names);
        if (pipeline.get().isEmpty()) {
            names.stream().findFirst().ifPresent(this::choose);
        }
    }

    void leave() {
        entered = false;
        questions.drop(Topic.RECOVERY);
    }

    /// Shows another pipeline's night; not while a step of this one is at work.
    void choose(String name) {
        if (working.isEmpty() && !pipeline.get().equals(Optional.of(name))) {
            forget();
            last.set(Optional.empty());
            pipeline.set(Optional.of(name));
            if (entered) {
                look();
            }
        }
    }

    /// A second has passed: a recovery that has not ended is looked at again.
    void tick() {
        if (entered && page.get().filter(it -> !it.state().terminal()).isPresent()) {
            pipeline.get().ifPresent(name -> questions.askAgain(Topic.RECOVERY, () -> seen(name), this::found));
        }
    }

    /// The night stands otherwise than at the diagnosis.
    void stale() {
        if (entered && page.get().isEmpty()) {
            look();
        }
    }

    /// The book first: a recovery that has begun comes before a new diagnosis.
    void look() {
        pipeline.get().ifPresent(name -> questions.ask(Topic.RECOVERY, () -> seen(name), this::found));
    }

    /// Diagnoses anew; the end of a recovery is shown no longer.
    void diagnoseAgain() {
        if (standing.get().ended()) {
            forget();
        }
        diagnose();
    }

    /// Shows the newest recovery that has ended.
    void showLast() {
        last.get().ifPresent(it -> take(new Seen(Optional.of(it), Conduct.NOBODY)));
    }

    void select(Step step) {
        following = step == steps().current();
        selected.set(step);
    }

    void decide(Decision about) {
        decision = Optional.of(about);
    }

    /// Does what was confirmed, and goes on from there.
    void carry(Decision about, String reason, Runnable onDone, Consumer<Problem> onRefused) {
        background.run(
                () -> answer(about, reason),
                now -> {
                    onDone.run();
                    decided(now);
                },
                onRefused);
    }

    /// Carries out the step whose turn it is, and those after it.
    void goOn() {
        if (working.isEmpty()) {
            page.get().filter(it -> !it.state().terminal()).ifPresent(this::goOn);
        }
    }

    /// Ends the step at work in its middle: it can be taken again.
    void callOff() {
        worker.ifPresent(Thread::interrupt);
    }

    void pause(boolean after) {
        pausing.set(after && working.isPresent());
    }

    void showReport(ReportPart part) {
        page.get().ifPresent(it -> background.run(() -> shown(it, part), _ -> {}, this::refused));
    }

    private Path shown(RecoveryPage it, ReportPart part) {
        var file = part.of(desk.report(it, texts.get()));
        desk.show(file);
        return file;
    }

    private void goOn(RecoveryPage it) {
        var step = it.next().orElseThrow();
        working = Optional.of(step);
        trouble.set(Optional.empty());
        refresh();
        background.run(() -> carriedOut(it, step), this::carriedOut, this::brokeDown);
    }

    private RecoveryPage carriedOut(RecoveryPage it, Step step) {
        worker = Optional.of(Thread.currentThread());
        try {
            return desk.carryOut(it.id(), step, actor);
        } catch (InterruptedException calledOff) {
            return desk.recovery(it.pipeline()).orElse(it);
        } finally {
            worker = Optional.empty();
        }
    }

    private void carriedOut(RecoveryPage now) {
        working = Optional.empty();
        boolean still = stepwise.get() || pausing.get();
        pausing.set(false);
        settle(now, still);
    }

    private void decided(RecoveryPage now) {
        following = true;
        settle(now, stepwise.get());
    }

    /// @param still nothing more is done for now
    private void settle(RecoveryPage now, boolean still) {
        questions.drop(Topic.RECOVERY); // an answer on its way is older
        take(Seen.here(now));
        if (now.state().terminal()) {
            last.set(Optional.of(now));
            background.run(() -> desk.report(now, texts.get()), _ -> {}, this::refused);
        } else if (now.state() == RecoveryState.RUNNING && !still) {
            goOn(now);
        }
    }

    private void brokeDown(Problem why) {
        working = Optional.empty();
        pausing.set(false);
        refused(why);
        look();
    }

    private RecoveryPage answer(Decision about, String reason) throws InterruptedException {
        return switch (about) {
            case Decision.Begin(var it) -> desk.beginRecovery(it.pipeline(), it.night(), actor, reason);
            case Decision.Resume(var it) -> desk.resumeRecovery(it.id(), actor, reason);
            case Decision.Waive(var it, var step) -> desk.waive(it.id(), step, actor, reason);
            case Decision.GiveUp(var it) -> desk.giveUp(it.id(), actor, reason);
        };
    }

    private Seen seen(String name) {
        return Seen.of(desk.recovery(name));
    }

    private void found(Seen seen) {
        var open = seen.page().filter(it -> !it.state().terminal());
        last.set(seen.page().filter(it -> it.state().terminal()));
        if (open.isPresent() || shows(seen.page())) {
            take(seen);
        } else if (page.get().isEmpty()) {
            diagnose();
        }
    }

    private boolean shows(Optional<RecoveryPage> newest) {
        return newest.isPresent()
                && newest.map(RecoveryPage::id).equals(page.get().map(RecoveryPage::id));
    }

    private void take(Seen seen) {
        conduct = seen.conduct();
        page.set(seen.page());
        refresh();
    }

    private void diagnose() {
        if (diagnosing.get() || pipeline.get().isEmpty()) {
            return;
        }
        var name = pipeline.get().orElseThrow();
        var night = page.get().map(RecoveryPage::night);
        int asked = ++round;
        diagnosing.set(true);
        trouble.set(Optional.empty());
        background.run(
                () -> desk.diagnose(name, night),
                it -> inTurn(asked, () -> diagnosed(it)),
                why -> inTurn(asked, () -> undiagnosed(why)));
    }

    /// What was asked about another pipeline is nobody's answer any more.
    private void inTurn(int asked, Runnable answer) {
        if (asked == round) {
            diagnosing.set(false);
            answer.run();
        }
    }

    private void diagnosed(Diagnosis it) {
        diagnosis.set(Optional.of(it));
        refresh();
    }

    private void undiagnosed(Problem why) {
        if (page.get().isEmpty()) {
            diagnosis.set(Optional.empty());
        }
        refused(why);
    }

    private void refused(Problem why) {
        trouble.set(Optional.of(why));
        refresh();
    }

    private void forget() {
        round++;
        diagnosing.set(false);
        diagnosis.set(Optional.empty());
        trouble.set(Optional.empty());
        page.set(Optional.empty());
        conduct = Conduct.NOBODY;
        following = true;
        refresh();
    }

    private void refresh() {
        standing.set(
                new Situation(page.get(), diagnosis.get(), trouble.get(), conduct, working.isPresent()).standing());
        rows.set(steps().rows());
        if (following) {
            selected.set(steps().current());
        }
    }

    private Steps steps() {
        return new Steps(standing.get(), page.get(), diagnosis.get(), working);
    }
}
