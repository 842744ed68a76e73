/// How a run is doing while it runs: counters that move, never clocks that differ.
///
/// Whoever is on duty ([org.vigie.runs.Post]) looks at the counters of each run against its own
/// monotonic clock and writes its judgement down; every window and command reads the same one.
/// Dead is decided by the process, stuck by a lack of progress, never by an old timestamp.
/// Start at [Supervisor]; what it saw is read through [Watching].
@NullMarked
package org.vigie.runs.watch;

import org.jspecify.annotations.NullMarked;
