package org.vigie.console.screen;

import java.time.LocalDate;
import org.vigie.runs.RunId;

/// The ways from one screen to another. Screens know this, and never each other.
public interface Navigation {
    void openRun(RunId run);

    /// The history of one night.
    void openNight(String pipeline, LocalDate night);

    /// The sheet on which a rerun is confirmed.
    void rerun(String pipeline, LocalDate night);

    /// One locomotive on the data screen.
    void openLocomotive(String locomotive);

    /// Looks again, now.
    void refresh();
}
