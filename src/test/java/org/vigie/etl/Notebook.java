package org.vigie.etl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A journal that remembers what it was told.
public final class Notebook implements Journal {
    public final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    public final List<Activity> activities = Collections.synchronizedList(new ArrayList<>());
    public final List<Snapshot> snapshots = new ArrayList<>();
    public final List<String> steps = new ArrayList<>();
    public final List<Rejection> rejections = new ArrayList<>();
    public final List<String> gates = new ArrayList<>();

    /// How often it was told that the work goes on.
    public final AtomicInteger signs = new AtomicInteger();

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void activity(Activity activity) {
        activities.add(activity);
    }

    @Override
    public void snapshot(Snapshot snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public int stepStarted(StepKind kind, String subject) {
        steps.add(kind + " " + subject);
        return steps.size() - 1;
    }

    @Override
    public void stepEnded(int step, long rowsIn, long rowsOut, boolean done) {
        steps.set(step, "%s %d %d %s".formatted(steps.get(step), rowsIn, rowsOut, done));
    }

    @Override
    public void progress(long rowsIn, long rowsLoaded, long rowsQuarantined, double share) {}

    @Override
    public void advancing() {
        signs.incrementAndGet();
    }

    @Override
    public void quarantined(String source, String location, Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void flushQuarantine() {}

    @Override
    public void gate(String name, String source, String measured, String allowed, boolean held) {
        gates.add("%s %s %s".formatted(name, measured, held));
    }

    @Override
    public void findings(Map<String, String> findings) {}
}
