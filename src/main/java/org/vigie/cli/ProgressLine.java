package org.vigie.cli;

import java.io.PrintStream;
import org.vigie.language.Texts;
import org.vigie.runs.Run;

/// How a run goes on: a bar that is drawn again on a terminal, a plain line for each new step
/// elsewhere.
final class ProgressLine {
    private static final int BAR = 28;
    private static final String CLEAR = "\r\u001b[K";

    private final Texts texts;
    private final PrintStream messages;
    private final boolean terminal;
    private String last = "";

    ProgressLine(Texts texts, PrintStream messages, boolean terminal) {
        this.texts = texts;
        this.messages = messages;
        this.terminal = terminal;
    }

    void show(Run run) {
        if (terminal) {
            messages.print(CLEAR + bar(run.progress().share()) + " " + words(run) + rows(run));
            messages.flush();
            last = "bar";
        } else if (!words(run).equals(last)) {
            last = words(run);
            messages.println("  " + last);
        }
    }

    void end() {
        if (terminal && !last.isEmpty()) {
            messages.print(CLEAR);
            messages.flush();
        }
    }

    private String words(Run run) {
        var step = run.progress().step().map(texts::word).orElseGet(() -> texts.word(run.state()));
        return run.progress()
                .activity()
                .map(activity -> step + " – " + texts.word(activity))
                .orElse(step);
    }

    private String rows(Run run) {
        long rows = run.progress().rowsIn();
        return rows == 0 ? "" : " " + texts.text("cli.rows", texts.number(rows));
    }

    private static String bar(double share) {
        int full = (int) Math.round(Math.clamp(share, 0, 1) * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full) + " %3d %%".formatted(Math.round(share * 100));
    }
}
