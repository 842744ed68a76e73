package org.vigie.console.screen;

import org.vigie.language.Texts;
import org.vigie.problem.ProblemException;

/// A failure in words: a problem with its hint, or the confession of a bug.
public record TroubleWords(Texts texts) {
    public String sentence(Throwable reason) {
        return reason instanceof ProblemException told
                ? texts.text(told.problem())
                : texts.text("screen.bug", reason.getClass().getSimpleName());
    }

    public String hint(Throwable reason) {
        return reason instanceof ProblemException told
                ? texts.hint(told.problem())
                : texts.text("screen.bug.hint");
    }
}
