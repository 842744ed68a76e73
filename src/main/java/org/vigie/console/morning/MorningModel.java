package org.vigie.console.morning;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Pulse;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.runs.watch.Watch;

/// The newest morning that the pulse brought; empty until the first answer.
final class MorningModel {
    private final Pulse pulse;
    private final ObservableValue<Optional<Morning>> morning;

    MorningModel(Pulse pulse) {
        this.pulse = pulse;
        this.morning = pulse.glance().map(seen -> seen.map(glance -> glance.morning()));
    }

    ObservableValue<Optional<Morning>> morning() {
        return morning;
    }

    /// How the last run of a pipeline is doing, when somebody should look at it.
    Optional<Watch> worry(PipelineMorning pipeline) {
        return pulse.glance()
                .get()
                .flatMap(seen -> pipeline.lastRun()
                        .flatMap(run -> seen.watch(run.id()))
                        .filter(watch -> watch.judgement().worrying()));
    }
}
