package org.vigie.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vigie.instance.Settings.BackupSettings;
import org.vigie.instance.Settings.KeepSettings;

/// Reads how the warehouses are backed up.
final class BackupReader {
    private static final int MOST = 10_000;

    private BackupReader() {}

    static BackupSettings read(Section backup) {
        backup.allow(List.of("afterRun", "prune", "rpo", "proveEvery", "keep", "secondPlace"));
        return new BackupSettings(
                backup.flag("afterRun", true),
                backup.flag("prune", true),
                backup.duration("rpo", Duration.ofHours(26), Section.LONGEST),
                backup.duration("proveEvery", Duration.ofDays(1), Section.LONGEST),
                keep(backup.sectionOrEmpty("keep")),
                secondPlace(backup));
    }

    private static KeepSettings keep(Section keep) {
        keep.allow(List.of("all", "days", "weeks", "months", "years"));
        return new KeepSettings(
                keep.duration("all", Duration.ofHours(24), Section.LONGEST),
                (int) keep.whole("days", 7, 0, MOST),
                (int) keep.whole("weeks", 4, 0, MOST),
                (int) keep.whole("months", 12, 0, MOST),
                (int) keep.whole("years", 3, 0, MOST));
    }

    private static Optional<Path> secondPlace(Section backup) {
        return backup.has("secondPlace") && !backup.isSwitchedOff("secondPlace")
                ? Optional.of(Paths.elsewhere(backup, "secondPlace"))
                : Optional.empty();
    }
}
