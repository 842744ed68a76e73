package org.vigie.console.schedule;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.system.Audit;

final class ScheduleController {
    private final ScheduleModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final ScheduleWords words;
    private final NightRows nights;
    private final FindingRows findings;
    private Optional<List<ExpectedRun>> told = Optional.empty();

    @FXML
    private Label zone;

    @FXML
    private HBox odd;

    @FXML
    private Label oddWords;

    @FXML
    private ProblemBox trouble;

    @FXML
    private Badge duty;

    @FXML
    private Label dutyWords;

    @FXML
    private Label dutySince;

    @FXML
    private Badge drain;

    @FXML
    private Label drainWords;

    @FXML
    private Label drainBy;

    @FXML
    private Button hold;

    @FXML
    private Button reopen;

    @FXML
    private VBox next;

    @FXML
    private VBox past;

    @FXML
    private Badge system;

    @FXML
    private Label registered;

    @FXML
    private Button examine;

    @FXML
    private Button correct;

    @FXML
    private VBox audit;

    ScheduleController(ScheduleModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = new ScheduleWords(viewing);
        this.nights = new NightRows(viewing, words);
        this.findings = new FindingRows(texts, words);
    }

    @FXML
    private void initialize() {
        zone.setText(texts.text("schedule.zone", viewing.zone().getId()));
        viewing.watch(model.timetable(), this::show);
        viewing.watch(model.audit(), this::showAudit);
        viewing.watch(model.auditing(), _ -> showAudit(model.audit().get()));
        viewing.watch(model.trouble(), why -> trouble.show(why, texts));
        viewing.watch(model.acting(), acting -> reopen.setDisable(acting));
    }

    @FXML
    private void hold() {
        viewing.navigation().drain();
    }

    @FXML
    private void reopen() {
        model.resume();
    }

    @FXML
    private void examine() {
        model.examine();
    }

    @FXML
    private void correct() {
        viewing.navigation().correct();
    }

    private void show(Optional<Timetable> now) {
        if (now.isEmpty()) {
            duty.show(Look.of(ExpectedRun.State.EXPECTED), texts.text("schedule.reading"));
        }
        now.ifPresent(this::show);
    }

    private void show(Timetable now) {
        showDuty(now);
        showDrain(now.drain());
        present(odd, now.oddNight().isPresent());
        now.oddNight().ifPresent(night -> oddWords.setText(words.odd(night)));
        nights.countDown(next, now.next(), now.enabled());
        if (!told.equals(Optional.of(now.past()))) {
            told = Optional.of(now.past());
            nights.tell(past, now.past());
        }
    }

    private void showDuty(Timetable now) {
        var holder = now.onDuty();
        if (!now.enabled()) {
            duty.show(Look.of(Audit.Severity.MINOR), texts.text("schedule.duty.off"));
            fill(dutyWords, texts.text("schedule.duty.off.words"));
        } else if (holder.isEmpty()) {
            duty.show(Look.of(Audit.Severity.GRAVE), texts.text("schedule.duty.nobody"));
            fill(dutyWords, texts.text("schedule.duty.nobody.words"));
        } else {
            duty.show(Look.held(true), texts.text("schedule.duty.somebody"));
            fill(dutyWords, words.onDuty(holder.orElseThrow()));
        }
        fill(
                dutySince,
                holder.filter(_ -> now.enabled()).map(words::onDutySince).orElse(""));
    }

    private void showDrain(Optional<Drain> held) {
        drain.show(
                held.isPresent() ? Look.of(Audit.Severity.MINOR) : Look.held(true),
                texts.text(held.isPresent() ? "schedule.drain.held" : "schedule.drain.open"));
        fill(drainWords, held.map(words::drained).orElseGet(() -> texts.text("schedule.drain.open.words")));
        fill(drainBy, held.map(words::drainedBy).orElse(""));
        present(reopen, held.isPresent());
        hold.setText(texts.text(held.isPresent() ? "schedule.drain.change" : "schedule.drain.hold"));
    }

    private void showAudit(Optional<Audit> seen) {
        examine.setDisable(model.auditing().get());
        var found = seen.map(Audit::findings).orElse(List.of());
        var none = seen.filter(each -> each.scheduler() == Audit.Scheduler.NONE).isPresent();
        if (model.auditing().get() && seen.isEmpty()) {
            system.show(Look.of(ExpectedRun.State.EXPECTED), texts.text("schedule.audit.reading"));
        } else if (none || seen.isEmpty()) {
            system.show(Look.of(ExpectedRun.State.EXPECTED), texts.text("schedule.audit.none"));
        } else if (found.isEmpty()) {
            system.show(Look.held(true), texts.text("schedule.audit.good"));
        } else {
            system.show(Look.of(found.getFirst().severity()), texts.text("schedule.audit.found", found.size()));
        }
        fill(registered, seen.map(this::registration).orElse(""));
        present(correct, found.stream().anyMatch(Audit.Finding::correctable));
        findings.show(audit, found);
    }

    private String registration(Audit seen) {
        return seen.scheduler() == Audit.Scheduler.NONE
                ? words.scheduler(seen)
                : words.scheduler(seen) + " · " + words.registered(seen);
    }

    private static void fill(Label label, String sentence) {
        label.setText(sentence);
        present(label, !sentence.isEmpty());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
