package org.vigie.console.stop;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Pulse;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.runs.watch.Watch;

/// Which run is to be stopped, why, and how far the stop is.
final class StopModel {
    private final Desk desk;
    private final Background background;
    private final Pulse pulse;
    private final String actor;
    private final RunId run;
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REASON_MISSING);
    private final ReadOnlyObjectWrapper<Optional<Run>> target = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Certificate>> certificate =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    StopModel(Desk desk, Background background, Pulse pulse, String actor, RunId run) {
        this.desk = desk;
        this.background = background;
        this.pulse = pulse;
        this.actor = actor;
        this.run = run;
        reason.addListener((_, _, _) -> judge());
        pulse.glance().subscribe(this::hear);
    }

    String actor() {
        return actor;
    }

    RunId run() {
        return run;
    }

    StringProperty reason() {
        return reason;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// The run as it was seen last while it was active.
    ReadOnlyObjectProperty<Optional<Run>> target() {
        return target.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Certificate>> certificate() {
        return certificate.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    Optional<Watch> watch() {
        return pulse.glance().get().flatMap(seen -> seen.watch(run));
    }

    void stop() {
        if (phase.get() == Phase.READY || phase.get() == Phase.FAILED) {
            phase.set(Phase.STOPPING);
            trouble.set(Optional.empty());
            certificate.set(Optional.empty());
            var why = reason.get().strip();
            background.run(() -> desk.stop(run, actor, why, this::news), this::stopped, this::refused);
        }
    }

    private void news(Certificate told) {
        background.show(() -> {
            if (phase.get() == Phase.STOPPING) {
                certificate.set(Optional.of(told));
            }
        });
    }

    private void stopped(Certificate last) {
        certificate.set(Optional.of(last));
        phase.set(stopped(last.stage()) ? Phase.STOPPED : Phase.FAILED);
        pulse.look();
    }

    private static boolean stopped(Stage stage) {
        return switch (stage) {
            case CONFIRMED, ENDED_BY_ITSELF -> true;
            case REQUESTED, ASKED, FORCED, DENIED -> false;
        };
    }

    private void refused(Problem why) {
        trouble.set(Optional.of(why));
        phase.set(Phase.FAILED);
        pulse.look();
    }

    private void hear(Optional<Glance> seen) {
        var now = seen.stream()
                .flatMap(glance -> glance.active().stream())
                .filter(each -> each.id().equals(run))
                .findFirst();
        now.ifPresent(each -> target.set(Optional.of(each)));
        judge(seen.isPresent() && now.isEmpty());
    }

    private void judge() {
        judge(phase.get() == Phase.OVER);
    }

    private void judge(boolean over) {
        switch (phase.get()) {
            case REASON_MISSING, READY, OVER ->
                phase.set(over ? Phase.OVER : reason.get().isBlank() ? Phase.REASON_MISSING : Phase.READY);
            case STOPPING, FAILED, STOPPED -> {}
        }
    }
}
