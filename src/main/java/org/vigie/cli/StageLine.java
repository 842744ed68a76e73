package org.vigie.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.language.Texts;

/// How a backup or a restore goes on: a share that is drawn again on a terminal, a plain line for
/// each new stage elsewhere.
final class StageLine implements Onlooker {
    private static final String CLEAR = "\r\u001b[K";

    private final Texts texts;
    private final PrintStream messages;
    private final boolean terminal;
    private Optional<Stage> last = Optional.empty();
    private long percent = -1;

    StageLine(Texts texts, PrintStream messages, boolean terminal) {
        this.texts = texts;
        this.messages = messages;
        this.terminal = terminal;
    }

    @Override
    public void sees(Stage stage, double share) {
        boolean isNew = !last.equals(Optional.of(stage));
        if (terminal) {
            draw(stage, Math.round(share * 100), isNew);
        } else if (isNew) {
            messages.println("  " + texts.word(stage));
        }
        last = Optional.of(stage);
    }

    void end() {
        if (terminal && last.isPresent()) {
            messages.print(CLEAR);
            messages.flush();
        }
    }

    private void draw(Stage stage, long now, boolean isNew) {
        if (isNew || now != percent) {
            percent = now;
            messages.print(CLEAR + "  " + texts.word(stage) + " " + texts.percent(now / 100.0));
            messages.flush();
        }
    }
}
