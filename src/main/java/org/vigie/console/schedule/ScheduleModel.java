package org.vigie.console.schedule;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.problem.Problem;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.system.Audit;

/// The timetable, which follows the pulse, and the audit of the system's scheduler, which is slow
/// and only made when somebody comes or asks.
final class ScheduleModel {
    private final Desk desk;
    private final Background background;
    private final Questions questions;
    private final ReadOnlyObjectWrapper<Optional<Timetable>> timetable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Audit>> audit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper auditing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper acting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean entered;

    ScheduleModel(Desk desk, Background background, Questions questions) {
        this.desk = desk;
        this.background = background;
        this.questions = questions;
    }

    /// Empty until the first answer.
    ReadOnlyObjectProperty<Optional<Timetable>> timetable() {
        return timetable.getReadOnlyProperty();
    }

    /// Empty until the first answer.
    ReadOnlyObjectProperty<Optional<Audit>> audit() {
        return audit.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty auditing() {
        return auditing.getReadOnlyProperty();
    }

    /// Something was ordered and is not done yet.
    ReadOnlyBooleanProperty acting() {
        return acting.getReadOnlyProperty();
    }

    /// Why the last order was not carried out.
    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    void enter() {
        entered = true;
        refresh();
        examine();
    }

    void leave() {
        entered = false;
        questions.drop(Topic.SCHEDULE);
    }

    void beat() {
        if (entered) {
            questions.askAgain(Topic.SCHEDULE, desk::timetable, this::show);
        }
    }

    void refresh() {
        questions.ask(Topic.SCHEDULE, desk::timetable, this::show);
    }

    /// Looks again at what is registered with the system. It takes its time, and is no trouble.
    void examine() {
        if (!auditing.get()) {
            auditing.set(true);
            background.run(desk::audit, this::examined, this::notExamined);
        }
    }

    void resume() {
        act(
                () -> {
                    desk.resume();
                    return true;
                },
                _ -> refresh());
    }

    /// @param onDone called when the system's scheduler was put right
    void correct(Runnable onDone) {
        act(
                () -> {
                    desk.correct();
                    return desk.audit();
                },
                found -> {
                    audit.set(Optional.of(found));
                    onDone.run();
                });
    }

    void forgetTrouble() {
        trouble.set(Optional.empty());
    }

    private <T> void act(Callable<T> work, Consumer<T> onDone) {
        if (!acting.get()) {
            acting.set(true);
            forgetTrouble();
            background.run(work, answer -> done(answer, onDone), this::refused);
        }
    }

    private <T> void done(T answer, Consumer<T> onDone) {
        acting.set(false);
        onDone.accept(answer);
    }

    private void refused(Problem why) {
        acting.set(false);
        trouble.set(Optional.of(why));
    }

    private void examined(Audit found) {
        auditing.set(false);
        audit.set(Optional.of(found));
    }

    private void notExamined(Problem why) {
        auditing.set(false);
        trouble.set(Optional.of(why));
    }

    private void show(Timetable now) {
        timetable.set(Optional.of(now));
    }
}
