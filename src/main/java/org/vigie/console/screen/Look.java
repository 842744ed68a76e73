package org.vigie.console.screen;

import static org.kordamp.ikonli.feather.Feather.ACTIVITY;
import static org.kordamp.ikonli.feather.Feather.ALERT_OCTAGON;
import static org.kordamp.ikonli.feather.Feather.ALERT_TRIANGLE;
import static org.kordamp.ikonli.feather.Feather.CHECK_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.CIRCLE;
import static org.kordamp.ikonli.feather.Feather.CLOCK;
import static org.kordamp.ikonli.feather.Feather.HELP_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.LOADER;
import static org.kordamp.ikonli.feather.Feather.LOCK;
import static org.kordamp.ikonli.feather.Feather.MINUS;
import static org.kordamp.ikonli.feather.Feather.PAUSE_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.PLAY_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.SHIELD;
import static org.kordamp.ikonli.feather.Feather.SKIP_FORWARD;
import static org.kordamp.ikonli.feather.Feather.SLASH;
import static org.kordamp.ikonli.feather.Feather.STOP_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.SUNRISE;
import static org.kordamp.ikonli.feather.Feather.WATCH;
import static org.kordamp.ikonli.feather.Feather.X_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.ZAP;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.continuity.backup.BackupState;
import org.vigie.fleet.RiskLevel;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage.Outcome;
import org.vigie.runs.RunState;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.watch.Judgement;

/// The icon and the tone of a state, the same on every screen.
public record Look(Ikon icon, Tone tone) {
    public static Look of(Run run) {
        return run.hasReserve() ? new Look(ALERT_TRIANGLE, Tone.RESERVE) : of(run.state());
    }

    public static Look of(RunState state) {
        return switch (state) {
            case QUEUED, STARTING -> new Look(CIRCLE, Tone.RUNNING);
            case RUNNING -> new Look(PLAY_CIRCLE, Tone.RUNNING);
            case STOPPING -> new Look(STOP_CIRCLE, Tone.RUNNING);
            case SUCCEEDED -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case PARTIAL -> new Look(ALERT_TRIANGLE, Tone.RESERVE);
            case REFUSED -> new Look(ALERT_OCTAGON, Tone.BAD);
            case FAILED -> new Look(X_CIRCLE, Tone.BAD);
            case KILLED -> new Look(SLASH, Tone.NEUTRAL);
            case LOST -> new Look(ZAP, Tone.BAD);
            case SKIPPED -> new Look(SKIP_FORWARD, Tone.NEUTRAL);
            case MISSED -> new Look(CLOCK, Tone.BAD);
        };
    }

    public static Look of(Mark mark) {
        return switch (mark) {
            case VERIFIED -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case RESERVE -> new Look(ALERT_TRIANGLE, Tone.RESERVE);
            case REFUSED -> new Look(ALERT_OCTAGON, Tone.BAD);
            case FAILED -> new Look(X_CIRCLE, Tone.BAD);
            case RUNNING -> new Look(PLAY_CIRCLE, Tone.RUNNING);
            case MISSED -> new Look(CLOCK, Tone.NEUTRAL);
            case BEFORE -> new Look(MINUS, Tone.NEUTRAL);
        };
    }

    public static Look of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ready _ -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case Verdict.ReadyWithReserve _ -> new Look(ALERT_TRIANGLE, Tone.RESERVE);
            case Verdict.Running _ -> new Look(PLAY_CIRCLE, Tone.RUNNING);
            case Verdict.NotReady _ -> new Look(X_CIRCLE, Tone.BAD);
            case Verdict.NobodyRan _ -> new Look(CLOCK, Tone.BAD);
            case Verdict.NothingYet _ -> new Look(SUNRISE, Tone.RUNNING);
        };
    }

    public static Look of(Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> new Look(PLAY_CIRCLE, Tone.RUNNING);
            case DONE -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case FAILED -> new Look(X_CIRCLE, Tone.BAD);
        };
    }

    public static Look of(RiskLevel level) {
        return switch (level) {
            case HIGH -> new Look(ALERT_OCTAGON, Tone.BAD);
            case WATCH -> new Look(ALERT_TRIANGLE, Tone.RESERVE);
            case LOW -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case UNKNOWN -> new Look(HELP_CIRCLE, Tone.NEUTRAL);
        };
    }

    public static Look of(Judgement judgement) {
        return switch (judgement) {
            case NORMAL -> new Look(ACTIVITY, Tone.RUNNING);
            case SLOW -> new Look(WATCH, Tone.RESERVE);
            case WAITING_FOR_LOCK -> new Look(LOCK, Tone.RESERVE);
            case SUSPECT -> new Look(HELP_CIRCLE, Tone.RESERVE);
            case STUCK -> new Look(PAUSE_CIRCLE, Tone.BAD);
        };
    }

    public static Look of(StopStage.Standing standing) {
        return switch (standing) {
            case AHEAD -> new Look(CIRCLE, Tone.NEUTRAL);
            case NOW -> new Look(LOADER, Tone.RUNNING);
            case DONE -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case NOT_NEEDED -> new Look(MINUS, Tone.NEUTRAL);
            case FAILED -> new Look(X_CIRCLE, Tone.BAD);
        };
    }

    public static Look of(ExpectedRun.State state) {
        return switch (state) {
            case EXPECTED -> new Look(CIRCLE, Tone.NEUTRAL);
            case LATE -> new Look(WATCH, Tone.RESERVE);
            case STARTED -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case SKIPPED -> new Look(SKIP_FORWARD, Tone.NEUTRAL);
            case MISSED -> new Look(CLOCK, Tone.BAD);
        };
    }

    public static Look of(Audit.Severity severity) {
        return switch (severity) {
            case GRAVE -> new Look(ALERT_OCTAGON, Tone.BAD);
            case MINOR -> new Look(ALERT_TRIANGLE, Tone.RESERVE);
        };
    }

    public static Look of(BackupState state) {
        return switch (state) {
            case MAKING -> new Look(LOADER, Tone.RUNNING);
            case VERIFIED -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case PROVEN -> new Look(SHIELD, Tone.GOOD);
            case DAMAGED -> new Look(ALERT_OCTAGON, Tone.BAD);
            case GONE -> new Look(MINUS, Tone.NEUTRAL);
            case FAILED -> new Look(X_CIRCLE, Tone.BAD);
        };
    }

    public static Look held(boolean held) {
        return held ? new Look(CHECK_CIRCLE, Tone.GOOD) : new Look(ALERT_OCTAGON, Tone.BAD);
    }

    public FontIcon drawn() {
        var drawn = new FontIcon(icon);
        drawn.getStyleClass().add("state-icon");
        tone.dress(drawn);
        return drawn;
    }
}
