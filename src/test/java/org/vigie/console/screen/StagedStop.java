package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.runs.RunId;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Act;
import org.vigie.runs.stop.Certificate.Kind;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Sign;
import org.vigie.runs.watch.Watch;

/// Runs in trouble, and how they are stopped, for tests and pictures.
public final class StagedStop {
    public static final RunId RUN = new RunId("freight-2026-02-21-b3n8");
    private static final long WORKER = 4711;
    private static final long CHILD = 4733;

    private StagedStop() {}

    public static Watch normal() {
        return watch(Judgement.NORMAL, Sign.ADVANCING, Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(184)));
    }

    public static Watch slow() {
        return watch(Judgement.SLOW, Sign.LONGER_THAN_USUAL, Duration.ofSeconds(1), Optional.empty());
    }

    public static Watch stuck() {
        return watch(Judgement.STUCK, Sign.WORK_BLOCKED, Duration.ofMinutes(41), Optional.empty());
    }

    public static Watch frozen() {
        return watch(Judgement.STUCK, Sign.FROZEN, Duration.ofSeconds(75), Optional.empty());
    }

    public static Watch waitingForLock() {
        return new Watch(
                RUN,
                Judgement.WAITING_FOR_LOCK,
                Sign.LOCK_HELD,
                Staged.NOW.minusSeconds(130),
                Duration.ofSeconds(130),
                Optional.of(new Watch.Holder(
                        "sqlite3", 5120, Optional.of("kbr"), Optional.of(Staged.at(Staged.NIGHT, "05:12:00")))),
                Optional.of(Duration.ofSeconds(41)),
                Optional.empty(),
                Staged.NOW);
    }

    public static Watch watch(Judgement judgement, Sign sign, Duration quiet, Optional<Duration> left) {
        return new Watch(
                RUN,
                judgement,
                sign,
                Staged.NOW.minus(quiet),
                quiet,
                Optional.empty(),
                Optional.of(Duration.ofSeconds(41)),
                left,
                Staged.NOW);
    }

    /// Each certificate that is told until it ends so.
    public static List<Certificate> told(RunId run, String actor, String reason, Stage ending) {
        return stagesTo(ending).stream()
                .map(stage -> new Certificate(run, actor, reason, Staged.NOW, stage, closed(stage), acts(stage)))
                .toList();
    }

    /// As it stands at a stage.
    public static Certificate at(Stage stage) {
        return told(RUN, "a.mbarga", "Exécution bloquée", stage).getLast();
    }

    private static List<Stage> stagesTo(Stage ending) {
        return switch (ending) {
            case REQUESTED -> List.of(Stage.REQUESTED);
            case ASKED -> List.of(Stage.REQUESTED, Stage.ASKED);
            case FORCED -> List.of(Stage.REQUESTED, Stage.ASKED, Stage.FORCED);
            case DENIED -> List.of(Stage.REQUESTED, Stage.ASKED, Stage.DENIED);
            case CONFIRMED -> List.of(Stage.REQUESTED, Stage.ASKED, Stage.FORCED, Stage.CONFIRMED);
            case ENDED_BY_ITSELF -> List.of(Stage.REQUESTED, Stage.ASKED, Stage.ENDED_BY_ITSELF);
        };
    }

    private static Optional<Instant> closed(Stage stage) {
        return switch (stage) {
            case CONFIRMED, ENDED_BY_ITSELF -> Optional.of(Staged.NOW.plusSeconds(11));
            case REQUESTED, ASKED, FORCED, DENIED -> Optional.empty();
        };
    }

    private static List<Act> acts(Stage stage) {
        var acts = new ArrayList<Act>();
        acts.add(new Act(Kind.REQUESTED, Optional.empty(), "", Staged.NOW));
        acts.add(new Act(Kind.FAMILY, Optional.of(WORKER), "java", Staged.NOW));
        acts.add(new Act(Kind.FAMILY, Optional.of(CHILD), "sleep", Staged.NOW));
        if (stage == Stage.REQUESTED) {
            return acts;
        }
        acts.add(new Act(Kind.ASKED, Optional.of(WORKER), "", Staged.NOW.plusMillis(120)));
        switch (stage) {
            case REQUESTED, ASKED -> {}
            case DENIED -> {
                acts.add(new Act(Kind.DENIED, Optional.of(WORKER), "SYSTEM", Staged.NOW.plusSeconds(10)));
                acts.add(new Act(Kind.STILL_ALIVE, Optional.of(WORKER), "java", Staged.NOW.plusSeconds(10)));
            }
            case FORCED -> acts.addAll(forced());
            case CONFIRMED -> {
                acts.addAll(forced());
                acts.add(new Act(Kind.SEEN_DEAD, Optional.of(WORKER), "java", Staged.NOW.plusSeconds(11)));
                acts.add(new Act(Kind.SEEN_DEAD, Optional.of(CHILD), "sleep", Staged.NOW.plusSeconds(11)));
                acts.add(new Act(
                        Kind.LOCK_FREE, Optional.empty(), "warehouse/freight.sqlite", Staged.NOW.plusSeconds(11)));
                acts.add(new Act(Kind.CONFIRMED, Optional.empty(), "", Staged.NOW.plusSeconds(11)));
            }
            case ENDED_BY_ITSELF ->
                acts.add(new Act(Kind.ENDED_BY_ITSELF, Optional.empty(), "", Staged.NOW.plusSeconds(2)));
        }
        return acts;
    }

    private static List<Act> forced() {
        return List.of(
                new Act(Kind.FORCED, Optional.of(WORKER), "", Staged.NOW.plusSeconds(10)),
                new Act(Kind.FORCED, Optional.of(CHILD), "", Staged.NOW.plusSeconds(10)));
    }
}
