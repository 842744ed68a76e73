package org.vigie.console.stop;

/// How far the sheet is.
enum Phase {
    REASON_MISSING,
    READY,
    /// The run has ended since, and nobody needs to stop it.
    OVER,
    STOPPING,
    /// The system refused, or something is still alive: it can be tried again.
    FAILED,
    STOPPED
}
