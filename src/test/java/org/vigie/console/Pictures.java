package org.vigie.console;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Pulse.Rhythm;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedFleet;
import org.vigie.console.screen.StagedLog;
import org.vigie.console.screen.StagedRecovery;
import org.vigie.console.screen.StagedSchedule;
import org.vigie.console.screen.StagedStop;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.RunId;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Watch;

/// Takes pictures of all screens into a folder, to be looked at: `java … org.vigie.console.Pictures
/// <folder> [pattern found in a picture’s name]`.
public final class Pictures {
    private final Path folder;
    private final String wanted;

    private Pictures(Path folder, String wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    /// One thing to look at.
    record Subject(String name, Supplier<StagedDesk> desk, Consumer<Staging> stage) {}

    private static StagedDesk refused() {
        return StagedDesk.good().with(StagedFleet.refused(StagedFleet.refusedRun()));
    }

    private static StagedDesk watched(Watch watch) {
        return StagedDesk.running().watched(watch);
    }

    private static StagedDesk stopping(Certificate.Stage ending) {
        return watched(StagedStop.stuck()).stopsEndWith(ending);
    }

    private static StagedDesk scheduled() {
        return StagedDesk.good().scheduling(StagedSchedule.nights(), StagedSchedule.good());
    }

    private static StagedDesk faulty() {
        return StagedDesk.good().scheduling(StagedSchedule.nights(), StagedSchedule.faulty());
    }

    private static StagedDesk broken(Diagnosis found) {
        return StagedDesk.failed().diagnosed(found);
    }

    private static StagedDesk interrupted() {
        return broken(StagedRecovery.dead()).recovering(new ProcessIdentity(5120, Instant.EPOCH), Step.BACK_UP);
    }

    private static Stream<Subject> recoveries() {
        return Stream.of(
                new Subject("recovery-nothing", StagedDesk::good, Staging::recovery),
                new Subject("recovery-failed-night", () -> broken(StagedRecovery.failed()), Staging::recovery),
                new Subject("recovery-held", () -> broken(StagedRecovery.held()), Staging::recovery),
                new Subject("recovery-dead", () -> broken(StagedRecovery.dead()), Staging::recovery),
                new Subject("recovery-damaged", () -> broken(StagedRecovery.damaged()), Staging::recovery),
                new Subject(
                        "recovery-advancing",
                        () -> StagedDesk.running()
                                .undiagnosed(Problem.of(Code.RUN_ALREADY_ACTIVE, "freight", StagedStop.RUN)),
                        Staging::recovery),
                new Subject(
                        "recovery-unknown",
                        () -> StagedDesk.failed()
                                .undiagnosed(Problem.of(
                                        Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database disk image is malformed")),
                        Staging::recovery),
                new Subject("recovery-sheet", () -> broken(StagedRecovery.dead()), Staging::askToRecover),
                new Subject("recovery-sheet-restore", () -> broken(StagedRecovery.damaged()), Staging::askToRecover),
                new Subject(
                        "recovery-step-4", () -> broken(StagedRecovery.dead()).staysAt(Step.OPEN), Staging::recover),
                new Subject(
                        "recovery-step-5", () -> broken(StagedRecovery.dead()).staysAt(Step.BACK_UP), Staging::recover),
                new Subject(
                        "recovery-step-7",
                        () -> broken(StagedRecovery.dead()).staysAt(Step.RELAUNCH),
                        Staging::recover),
                new Subject(
                        "recovery-step-failed",
                        () -> broken(StagedRecovery.held()).failsAt(Step.OPEN, StagedRecovery.LOCKED),
                        Staging::recover),
                new Subject(
                        "recovery-step-waivable",
                        () -> broken(StagedRecovery.failed()).failsAt(Step.CHECK_SOURCES, Staged.UNREACHABLE),
                        Staging::recover),
                new Subject(
                        "recovery-waive",
                        () -> broken(StagedRecovery.failed()).failsAt(Step.CHECK_SOURCES, Staged.UNREACHABLE),
                        Staging::waive),
                new Subject(
                        "recovery-give-up",
                        () -> broken(StagedRecovery.held()).failsAt(Step.OPEN, StagedRecovery.LOCKED),
                        Staging::giveUp),
                new Subject("recovery-interrupted", Pictures::interrupted, Staging::recovery),
                new Subject("recovery-done", () -> broken(StagedRecovery.dead()), Staging::recover),
                new Subject("recovery-done-proof", () -> broken(StagedRecovery.dead()), at -> at.recover(Step.VERIFY)),
                new Subject(
                        "recovery-done-backup", () -> broken(StagedRecovery.dead()), at -> at.recover(Step.BACK_UP)),
                new Subject("morning-stuck", () -> watched(StagedStop.stuck()), _ -> {}));
    }

    private static StagedDesk million() {
        return StagedDesk.running().logging(StagedLog.ofLines(1_000_000));
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var pictures = new Pictures(folder, arguments.length > 1 ? arguments[1] : "");
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            pictures.takeAll();
        } finally {
            Platform.exit();
        }
    }

    private void takeAll() throws Exception {
        for (var subject : Stream.concat(subjects().stream(), recoveries()).toList()) {
            for (var language : List.of("fr", "en")) {
                for (var dark : List.of(false, true)) {
                    take(subject, language, dark);
                }
            }
        }
    }

    private static List<Subject> subjects() {
        return Stream.concat(BackupPictures.all(), others()).toList();
    }

    private static Stream<Subject> others() {
        return Stream.of(
                new Subject("morning-empty", StagedDesk::empty, _ -> {}),
                new Subject("morning-good", StagedDesk::good, _ -> {}),
                new Subject("morning-reserve", StagedDesk::withReserve, _ -> {}),
                new Subject("morning-failed", StagedDesk::failed, _ -> {}),
                new Subject("morning-running", StagedDesk::running, _ -> {}),
                new Subject("history-empty", StagedDesk::empty, at -> at.press("#historyButton")),
                new Subject("history-list", StagedDesk::withReserve, at -> at.press("#historyButton")),
                new Subject("history-reserve", StagedDesk::withReserve, at -> at.open("a7k2")),
                new Subject("history-failed", StagedDesk::failed, at -> at.open("x9q4")),
                new Subject("history-running", StagedDesk::running, at -> at.open("b3n8")),
                new Subject("history-log", StagedDesk::failed, at -> {
                    at.open("x9q4");
                    at.tab(1);
                }),
                new Subject("history-quarantine", () -> StagedDesk.withReserve().quarantining(900), at -> {
                    at.open("a7k2");
                    at.tab(2);
                }),
                new Subject("morning-fleet", () -> StagedDesk.good().with(StagedFleet.good()), _ -> {}),
                new Subject("morning-refused", Pictures::refused, Staging::scrollDown),
                new Subject("data-good", () -> StagedDesk.good().with(StagedFleet.good()), Staging::data),
                new Subject("data-all", () -> StagedDesk.good().with(StagedFleet.good()), Staging::all),
                new Subject("data-refused", Pictures::refused, Staging::data),
                new Subject("data-why", Pictures::refused, Staging::model),
                new Subject("data-why-end", Pictures::refused, Staging::modelEnd),
                new Subject("data-model", () -> StagedDesk.good().with(StagedFleet.good()), Staging::model),
                new Subject("data-damaged", () -> StagedDesk.good().with(StagedFleet.damaged()), Staging::data),
                new Subject("data-off", () -> StagedDesk.good().with(StagedFleet.learningOff()), Staging::data),
                new Subject("data-nothing", () -> StagedDesk.good().with(StagedFleet.empty()), Staging::data),
                new Subject("data-none", StagedDesk::good, Staging::data),
                new Subject("data-long", () -> StagedDesk.good().with(StagedFleet.longNames()), Staging::data),
                new Subject("watch-strip", () -> StagedDesk.running().watched(StagedStop.normal()), _ -> {}),
                new Subject("watch-two", () -> StagedDesk.twoRunning().watched(StagedStop.waitingForLock()), _ -> {}),
                new Subject("watch-slow", () -> watched(StagedStop.slow()), at -> at.open("b3n8")),
                new Subject("watch-lock", () -> watched(StagedStop.waitingForLock()), at -> at.open("b3n8")),
                new Subject("watch-stuck", () -> watched(StagedStop.stuck()), at -> at.open("b3n8")),
                new Subject("watch-frozen", () -> watched(StagedStop.frozen()), at -> at.open("b3n8")),
                new Subject("stop-sheet", () -> watched(StagedStop.stuck()), Staging::askToStop),
                new Subject("stop-1-asked", () -> stopping(Certificate.Stage.ASKED), Staging::stop),
                new Subject("stop-2-forced", () -> stopping(Certificate.Stage.FORCED), Staging::stop),
                new Subject("stop-3-confirmed", () -> stopping(Certificate.Stage.CONFIRMED), Staging::stop),
                new Subject("stop-denied", () -> stopping(Certificate.Stage.DENIED), Staging::stop),
                new Subject("stop-ended", () -> stopping(Certificate.Stage.ENDED_BY_ITSELF), Staging::stop),
                new Subject(
                        "stop-page",
                        () -> StagedDesk.stopping().stopped(StagedStop.at(Certificate.Stage.FORCED)),
                        at -> at.open("b3n8")),
                new Subject(
                        "stop-certificate",
                        () -> StagedDesk.killed().stopped(StagedStop.at(Certificate.Stage.CONFIRMED)),
                        at -> at.open("b3n8")),
                new Subject(
                        "stop-page-denied",
                        () -> watched(StagedStop.stuck()).stopped(StagedStop.at(Certificate.Stage.DENIED)),
                        at -> at.open("b3n8")),
                new Subject("schedule-good", Pictures::scheduled, Staging::schedule),
                new Subject("schedule-findings", Pictures::faulty, Staging::schedule),
                new Subject("schedule-findings-end", Pictures::faulty, Staging::scheduleEnd),
                new Subject(
                        "schedule-drained",
                        () -> StagedDesk.good().scheduling(StagedSchedule.drained(), StagedSchedule.good()),
                        Staging::schedule),
                new Subject(
                        "schedule-odd",
                        () -> StagedDesk.good().scheduling(StagedSchedule.withOddNight(), StagedSchedule.good()),
                        Staging::schedule),
                new Subject(
                        "schedule-nobody",
                        () -> StagedDesk.good().scheduling(StagedSchedule.nobody(), StagedSchedule.noScheduler()),
                        Staging::schedule),
                new Subject("schedule-empty", StagedDesk::empty, Staging::schedule),
                new Subject(
                        "schedule-off",
                        () -> StagedDesk.good().scheduling(StagedSchedule.off(), StagedSchedule.noScheduler()),
                        Staging::schedule),
                new Subject("schedule-drain-sheet", Pictures::scheduled, Staging::drain),
                new Subject("schedule-correct-sheet", Pictures::faulty, Staging::correct),
                new Subject("log-million", Pictures::million, at -> {
                    at.open("b3n8");
                    at.log();
                }),
                new Subject("log-million-errors", Pictures::million, at -> {
                    at.open("b3n8");
                    at.log();
                    at.press("#nextError");
                }),
                new Subject("log-million-search", Pictures::million, at -> {
                    at.open("b3n8");
                    at.log();
                    at.type("#search", "row 99999");
                    at.press("#nextHit");
                }),
                new Subject("log-empty", () -> StagedDesk.running().logging(StagedLog.ofLines(0)), at -> {
                    at.open("b3n8");
                    at.log();
                }),
                new Subject("history-missed", StagedDesk::withMissed, at -> at.press("#historyButton")),
                new Subject(
                        "history-missed-page",
                        StagedDesk::withMissed,
                        at -> at.window().openRun(new RunId("freight-" + Staged.NIGHT.minusDays(1) + "-mi55"))),
                new Subject(
                        "history-late-page",
                        StagedDesk::withMissed,
                        at -> at.window().openRun(new RunId("freight-" + Staged.NIGHT.minusDays(1) + "-c4tc"))),
                new Subject("shortcuts", StagedDesk::good, at -> at.press("#shortcuts")),
                new Subject("rerun-failed", StagedDesk::failed, at -> at.press("#rerun")),
                new Subject("rerun-missing", () -> StagedDesk.failed().withoutFile(), at -> at.press("#rerun")),
                new Subject("rerun-first", StagedDesk::empty, at -> at.press("#rerun")));
    }

    private void take(Subject subject, String language, boolean dark) throws Exception {
        var name = subject.name() + "-" + language + (dark ? "-dark" : "-light");
        if (!Pattern.compile(wanted).matcher(name).find()) {
            return;
        }
        var stage = onJavaFx(() -> open(subject, language, dark));
        onJavaFx(() -> stage.getScene().snapshot(null));
        onJavaFx(() -> stage.getScene().snapshot(null));
        var picture = onJavaFx(() -> pixels(stage.getScene()));
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        onJavaFx(() -> {
            stage.hide();
            return stage;
        });
    }

    private static Stage open(Subject subject, String language, boolean dark) {
        var desk = subject.desk().get().onAnyThread();
        var window = new ConsoleWindow(
                desk,
                Texts.in(language),
                new InlineBackground(),
                Staged.ZONE,
                InstantSource.fixed(Staged.NOW),
                "a.mbarga",
                Rhythm.USUAL);
        var stage = new Stage();
        window.paintDark(dark);
        window.open(stage);
        settle(stage);
        subject.stage().accept(new Staging(window, stage.getScene()));
        settle(stage);
        return stage;
    }

    private static void settle(Stage stage) {
        Node root = stage.getScene().getRoot();
        root.applyCss();
        stage.getScene().getRoot().layout();
    }

    private static BufferedImage pixels(Scene scene) {
        var shot = scene.snapshot(null);
        var width = (int) shot.getWidth();
        var height = (int) shot.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                picture.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    private static <T> T onJavaFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
