package org.vigie.cli;

import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;
import org.vigie.runs.schedule.ExpectedRun;

/// A state is always a sign and a word, never a colour alone.
final class Icons {
    static final String FAILED = "✖";
    static final String GOOD = "✔";
    static final String RESERVE = "▲";
    static final String UNKNOWN = "·";
    static final String NEXT = "→";

    private Icons() {}

    static String of(Run run) {
        return switch (run.state()) {
            case QUEUED, STARTING -> "○";
            case RUNNING -> "▶";
            case STOPPING -> "◐";
            case SUCCEEDED -> run.hasReserve() ? RESERVE : GOOD;
            case PARTIAL -> RESERVE;
            case REFUSED, FAILED -> FAILED;
            case KILLED -> "⊘";
            case LOST -> "⚡";
            case SKIPPED -> "»";
            case MISSED -> "∅";
        };
    }

    static String of(ExpectedRun.State state) {
        return switch (state) {
            case EXPECTED -> "○";
            case LATE -> "◷";
            case STARTED -> GOOD;
            case SKIPPED -> "»";
            case MISSED -> "∅";
        };
    }

    static String of(Mark mark) {
        return switch (mark) {
            case VERIFIED -> GOOD;
            case RESERVE -> RESERVE;
            case REFUSED, FAILED -> FAILED;
            case RUNNING -> "▶";
            case MISSED -> "∅";
            case BEFORE -> "·";
        };
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ready _ -> GOOD;
            case Verdict.ReadyWithReserve _ -> RESERVE;
            case Verdict.Running _ -> "▶";
            case Verdict.NotReady _ -> FAILED;
            case Verdict.NobodyRan _ -> "∅";
            case Verdict.NothingYet _ -> "○";
        };
    }
}
