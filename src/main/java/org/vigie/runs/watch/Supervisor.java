package org.vigie.runs.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.vigie.instance.Instance;
import org.vigie.instance.Settings.Limits;
import org.vigie.runs.AlertStore;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.Run;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Watch.Holder;
import org.vigie.sqlite.LockHolders;
import org.vigie.sqlite.Session;

/// Looks at the runs that have not ended, writes down how each is doing, and closes those whose
/// process is gone. Used by one thread: the one of whoever is on duty.
public final class Supervisor {
    /// How old the figures of an unchanged judgement may get.
    static final Duration REFRESH = Duration.ofSeconds(2);

    /// For whoever ordered a run to close it: the exit code and the last words are known there.
    private static final Duration FOR_THE_ORDERER = Duration.ofSeconds(2);

    /// In looks.
    private static final int LATE = 3;

    private static final int SLEPT = 10;

    private final Instance instance;
    private final Limits limits;
    private final Judging judging;
    private final RunHistory history;
    private final RunBook book;
    private final WatchStore watches;
    private final AlertStore alerts;
    private final Reconciliation reconciliation;
    private final LockHolders locks;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Function<ProcessIdentity, Optional<ProcessSight>> processes;
    private final Map<RunId, Sight> sights = new HashMap<>();
    private final Map<RunId, Written> written = new HashMap<>();
    private final Map<RunId, Long> gone = new HashMap<>();
    private Optional<Long> lastLook = Optional.empty();
    private long watched;

    private record Written(Watch watch, long at) {}

    /// @param session of this supervisor alone: whoever waits for a locked book must not make others
    ///   wait
    /// @param nanos a clock that nobody sets, in nanoseconds
    public Supervisor(
            Session session,
            Instance instance,
            Reconciliation reconciliation,
            LockHolders locks,
            InstantSource clock,
            LongSupplier nanos) {
        this(session, instance, reconciliation, locks, clock, nanos, ProcessSight::of);
    }

    Supervisor(
            Session session,
            Instance instance,
            Reconciliation reconciliation,
            LockHolders locks,
            InstantSource clock,
            LongSupplier nanos,
            Function<ProcessIdentity, Optional<ProcessSight>> processes) {
        this.instance = instance;
        this.limits = instance.settings().limits();
        this.judging = new Judging(limits);
        this.history = new RunHistory(session);
        this.book = new RunBook(session, clock);
        this.watches = new WatchStore(session);
        this.alerts = new AlertStore(session, clock);
        this.reconciliation = reconciliation;
        this.locks = locks;
        this.clock = clock;
        this.nanos = nanos;
        this.processes = processes;
    }

    /// One look; called every [Limits#lookEvery] while this process has the duty.
    ///
    /// @return the runs that were closed, as they are now
    public List<Run> look() {
        boolean first = lastLook.isEmpty();
        var moment = moment(nanos.getAsLong());
        var active = history.active();
        if (!first && active.isEmpty() && sights.isEmpty()) {
            return List.of();
        }
        var before = first || sights.size() < active.size() ? watches.all() : Map.<RunId, Watch>of();
        var seen = new ArrayList<Watch>();
        active.forEach(run -> sight(run)
                .map(process -> watch(run, process, moment, Optional.ofNullable(before.get(run.id()))))
                .ifPresent(seen::add));
        write(seen, forgotten(active, before), moment.now());
        return reconciliation.closeTheGone(run -> isDue(run, moment.now()));
    }

    /// @param now of the clock that nobody sets
    /// @param watched the time of this watch up to now: a look that comes late (a machine that is
    ///   crowded, or slept) counts as one look, for what happened before it nobody knows
    /// @param counted what this look added to it
    /// @param slept this watcher itself was held up for long
    private record Moment(long now, long watched, Duration counted, boolean slept) {}

    private Moment moment(long now) {
        var passed = lastLook.map(last -> Duration.ofNanos(now - last)).orElse(Duration.ZERO);
        var counted = isBeyond(LATE, passed) ? limits.lookEvery() : passed;
        watched += counted.toNanos();
        lastLook = Optional.of(now);
        return new Moment(now, watched, counted, isBeyond(SLEPT, passed));
    }

    private boolean isBeyond(int looks, Duration passed) {
        return passed.compareTo(limits.lookEvery().multipliedBy(looks)) > 0;
    }

    /// Empty when its process is gone. A run that has no process yet is seen all the same.
    private Optional<ProcessSight> sight(Run run) {
        return run.process().isEmpty()
                ? Optional.of(ProcessSight.NONE)
                : run.process().flatMap(processes);
    }

    private Watch watch(Run run, ProcessSight process, Moment moment, Optional<Watch> before) {
        var sight = looked(run, process, moment, before);
        var found = judging.of(sight.seen(process, moment.watched()));
        var today = clock.instant();
        if (found.judgement() == Judgement.STUCK && !wasStuck(run)) {
            alerts.runIsStuck(run.id());
        }
        return new Watch(
                run.id(),
                found.judgement(),
                found.sign(),
                sight.judged(found.judgement(), today),
                sight.quiet(moment.watched()),
                found.sign() == Sign.LOCK_HELD ? holder(run) : Optional.empty(),
                sight.usual(),
                sight.left(run.progress().share()),
                today);
    }

    private Sight looked(Run run, ProcessSight process, Moment moment, Optional<Watch> before) {
        var known = sights.get(run.id());
        if (known == null) {
            var first = first(run, process, before, moment.watched());
            sights.put(run.id(), first);
            return first;
        }
        if (moment.slept()) {
            known.restart(process, moment.watched());
        }
        known.look(run, process, moment.counted(), moment.watched());
        return known;
    }

    private boolean wasStuck(Run run) {
        return Optional.ofNullable(written.get(run.id()))
                .filter(known -> known.watch().judgement() == Judgement.STUCK)
                .isPresent();
    }

    private Sight first(Run run, ProcessSight process, Optional<Watch> before, long now) {
        var today = clock.instant();
        var running = process.age().orElseGet(() -> run.duration(today));
        return new Sight(
                run,
                process,
                TimeLeft.usual(history, run.pipeline()),
                before,
                running.isNegative() ? Duration.ZERO : running,
                today,
                now);
    }

    private Optional<Holder> holder(Run run) {
        return locks.of(instance.warehouse(run.pipeline())).stream()
                .filter(holder ->
                        run.process().map(ProcessIdentity::pid).stream().noneMatch(pid -> pid == holder.pid()))
                .findFirst()
                .map(holder -> new Holder(holder.process(), holder.pid(), holder.user(), holder.since()));
    }

    /// Runs of which something was written down, and that have ended.
    private List<RunId> forgotten(List<Run> active, Map<RunId, Watch> before) {
        var alive = active.stream().map(Run::id).collect(Collectors.toSet());
        var ended = new ArrayList<RunId>();
        ended.addAll(written.keySet());
        ended.addAll(before.keySet());
        ended.removeAll(alive);
        sights.keySet().retainAll(alive);
        gone.keySet().retainAll(alive);
        return ended;
    }

    private void write(List<Watch> seen, List<RunId> ended, long now) {
        var due = seen.stream().filter(watch -> isNews(watch, now)).toList();
        if (!due.isEmpty() || !ended.isEmpty()) {
            watches.keep(due, ended);
            due.forEach(watch -> written.put(watch.run(), new Written(watch, now)));
            written.keySet().removeAll(ended);
        }
    }

    private boolean isNews(Watch watch, long now) {
        var known = written.get(watch.run());
        return known == null
                || known.watch().judgement() != watch.judgement()
                || known.watch().sign() != watch.sign()
                || !known.watch().holder().equals(watch.holder())
                || now - known.at() >= REFRESH.toNanos();
    }

    private boolean isDue(Run run, long now) {
        var orderer = book.orderer(run.id());
        long since = gone.computeIfAbsent(run.id(), _ -> now);
        return !orderer.alive() || now - since >= patience(orderer).toNanos();
    }

    /// This very process is certain to close what it ordered, unless something went wrong.
    private Duration patience(ProcessIdentity orderer) {
        return orderer.pid() == ProcessHandle.current().pid() ? limits.suspectAfter() : FOR_THE_ORDERER;
    }
}
