package org.vigie.app;

import java.util.Map;
import org.vigie.etl.Journal;
import org.vigie.etl.Rejection;
import org.vigie.etl.Snapshot;

/// For a trial, which belongs to no run.
final class MutedJournal implements Journal {
    @Override
    public void note(String line) {}

    @Override
    public void activity(Activity activity) {}

    @Override
    public void advancing() {}

    @Override
    public void snapshot(Snapshot snapshot) {}

    @Override
    public int stepStarted(StepKind kind, String subject) {
        return 0;
    }

    @Override
    public void stepEnded(int step, long rowsIn, long rowsOut, boolean done) {}

    @Override
    public void progress(long rowsIn, long rowsLoaded, long rowsQuarantined, double share) {}

    @Override
    public void quarantined(String source, String location, Rejection rejection) {}

    @Override
    public void flushQuarantine() {}

    @Override
    public void gate(String name, String source, String measured, String allowed, boolean held) {}

    @Override
    public void findings(Map<String, String> findings) {}
}
