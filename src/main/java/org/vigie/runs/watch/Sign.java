package org.vigie.runs.watch;

/// What the judgement rests on; it chooses the sentence that gives the cause and the next step.
public enum Sign {
    ADVANCING,
    /// It advances, longer than usual.
    LONGER_THAN_USUAL,
    /// The worker has not spoken yet.
    STARTING_UP,
    /// It waits for an answer, within the deadline of the call.
    AWAITING_SOURCE,
    /// Another process holds the warehouse's write lock.
    LOCK_HELD,
    /// The heartbeat goes on, the work does not, and the processor works: it turns in circles.
    TURNING,
    /// The heartbeat goes on, the work does not, and the processor rests: it waits for something.
    WORK_BLOCKED,
    /// The system holds the process (a stop signal, a debugger).
    FROZEN,
    /// Neither heartbeat nor progress.
    SILENT,
    /// Somebody asked it to stop.
    STOPPING
}
