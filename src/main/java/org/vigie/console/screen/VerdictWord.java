package org.vigie.console.screen;

import org.vigie.language.Texts;
import org.vigie.readiness.Morning.Verdict;

/// A night's verdict in a word or two.
public record VerdictWord(Texts texts) {
    public String of(Verdict verdict) {
        return texts.text("frame.pill." + name(verdict));
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ready _ -> "ready";
            case Verdict.ReadyWithReserve _ -> "reserve";
            case Verdict.Running _ -> "running";
            case Verdict.NothingYet _ -> "nothingYet";
            case Verdict.NobodyRan _ -> "nobodyRan";
            case Verdict.NotReady _ -> "notReady";
        };
    }
}
