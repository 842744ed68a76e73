package org.vigie.cli;

import org.vigie.continuity.backup.Onlooker;

/// What is due by itself once a run has ended and was told: what becomes of its backup never changes
/// how it ended.
final class DueBackups {
    private DueBackups() {}

    static void take(House house, Output output) {
        var texts = output.texts();
        house.backupDuty()
                .look(
                        Onlooker.NOBODY,
                        backup -> output.remark("cli.run.backedUp", backup.id(), texts.word(backup.state())),
                        problem -> output.messages().println(Icons.FAILED + " " + texts.text(problem)));
    }
}
