package org.vigie.console.screen;

import java.time.LocalDate;
import org.vigie.continuity.backup.Backup;
import org.vigie.runs.RunId;

/// For tests of words, which lead nowhere.
public final class NowhereToGo implements Navigation {
    @Override
    public void openRun(RunId run) {}

    @Override
    public void openNight(String pipeline, LocalDate night) {}

    @Override
    public void rerun(String pipeline, LocalDate night) {}

    @Override
    public void stop(RunId run) {}

    @Override
    public void drain() {}

    @Override
    public void correct() {}

    @Override
    public void restore(Backup backup) {}

    @Override
    public void retention() {}

    @Override
    public void recover(String pipeline) {}

    @Override
    public void decideRecovery() {}

    @Override
    public void openLocomotive(String locomotive) {}

    @Override
    public void refresh() {}
}
