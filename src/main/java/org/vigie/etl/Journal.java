package org.vigie.etl;

import java.util.Map;

/// What the engine tells while it works. In production it goes to the operations book and to the
/// run's log.
public interface Journal {
    /// A line for the run's log.
    void note(String line);

    /// What is being waited for, in one of the words of [Activity]; it stays until the next call.
    void activity(Activity activity);

    void snapshot(Snapshot snapshot);

    /// @return the number under which the step ends
    int stepStarted(StepKind kind, String subject);

    void stepEnded(int step, long rowsIn, long rowsOut, boolean done);

    /// Counters move; called a few times a second at most.
    ///
    /// @param share how far the whole run is, between 0 and 1
    void progress(long rowsIn, long rowsLoaded, long rowsQuarantined, double share);

    /// The work goes on, with nothing to count: inside one long statement, or through many rows that
    /// are only looked at. May be called as often as one likes.
    void advancing();

    void quarantined(String source, String location, Rejection rejection);

    /// All quarantined rows are safe in the operations book when this returns: called before the
    /// commit, so that no publication exists whose quarantine is lost.
    void flushQuarantine();

    void gate(String name, String source, String measured, String allowed, boolean held);

    /// Figures that a person wants to see with the run.
    void findings(Map<String, String> findings);

    enum Activity {
        WORKING,
        CALLING_SOURCE,
        WAITING_BEFORE_RETRY,
        WAITING_FOR_WAREHOUSE,
        COMMITTING
    }

    enum StepKind {
        EXTRACT,
        CHECK,
        TRANSFORM,
        PUBLISH,
        LEARN
    }
}
