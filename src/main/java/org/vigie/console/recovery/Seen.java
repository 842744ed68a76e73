package org.vigie.console.recovery;

import java.util.Optional;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.runs.ProcessIdentity;

/// The newest recovery of a pipeline, and who carries it out.
record Seen(Optional<RecoveryPage> page, Conduct conduct) {
    enum Conduct {
        HERE,
        ELSEWHERE,
        NOBODY
    }

    /// Asks the system whether a process lives: not on the JavaFX thread.
    static Seen of(Optional<RecoveryPage> page) {
        return new Seen(page, page.map(it -> conduct(it.process())).orElse(Conduct.NOBODY));
    }

    static Seen here(RecoveryPage page) {
        return new Seen(Optional.of(page), Conduct.HERE);
    }

    private static Conduct conduct(ProcessIdentity process) {
        if (process.pid() == ProcessHandle.current().pid() && process.alive()) {
            return Conduct.HERE;
        }
        return process.alive() ? Conduct.ELSEWHERE : Conduct.NOBODY;
    }
}
