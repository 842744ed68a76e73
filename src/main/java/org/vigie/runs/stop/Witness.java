package org.vigie.runs.stop;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ChildJvm;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;
import org.vigie.runs.StopWitness;
import org.vigie.runs.stop.Certificate.Kind;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.runs.stop.StopStore.Intent;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.LockHolders;
import org.vigie.sqlite.Session;

/// Looks whether everything of a run is dead and the warehouse's lock free, and writes down what it
/// saw. It never touches a process.
public final class Witness implements StopWitness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int HOLDER = 2;
    private static final Set<Code> STOPPED = EnumSet.of(Code.RUN_KILLED, Code.STUCK_RUN_KILLED);

    private final Instance instance;
    private final RunHistory history;
    private final StopStore store;
    private final BiFunction<String, Duration, Database> warehouses;

    /// @param warehouses the warehouse of a pipeline, as a file whose writers wait for so long
    public Witness(
            Instance instance, Session book, InstantSource clock, BiFunction<String, Duration, Database> warehouses) {
        this.instance = instance;
        this.history = new RunHistory(book);
        this.store = new StopStore(book, new RunBook(book, clock), clock, ProcessIdentity.own());
        this.warehouses = warehouses;
    }

    /// A worker that is frozen in the middle of a write keeps everybody from writing, also from writing
    /// that it is to be stopped: it is let go on.
    ///
    /// @return whether that was needed
    boolean freeTheBook(Run run) {
        var frozen = run.process().filter(ProcessIdentity::frozen);
        boolean holds = frozen.isPresent()
                && LockHolders.ofThisSystem().of(instance.operationsBook()).stream()
                        .anyMatch(holder -> holder.pid() == frozen.get().pid());
        return holds && Signals.goOn(frozen.get());
    }

    @Override
    public Optional<Death> deathOf(Run run) {
        var intent = store.intent(run.id());
        if (intent.isEmpty() || intent.get().underWay() || intent.get().settled()) {
            return Optional.empty();
        }
        var family = family(run.id());
        family.scan(run.process().stream());
        if (!family.alive().isEmpty()) {
            return Optional.empty();
        }
        run.process().ifPresent(worker -> store.act(run.id(), Kind.SEEN_DEAD, Optional.of(worker.pid()), ""));
        tryLock(run);
        return Optional.of(death(run.id(), intent.get()));
    }

    @Override
    public void closed(RunId run) {
        if (store.intent(run).isEmpty()) {
            return;
        }
        var ended = history.get(run.value());
        if (wasStopped(ended)) {
            store.close(run, Stage.CONFIRMED, Kind.CONFIRMED);
        } else if (ended.state() != RunState.LOST) {
            store.close(run, Stage.ENDED_BY_ITSELF, Kind.ENDED_BY_ITSELF);
        }
    }

    /// Its learning may be all that was stopped.
    static boolean wasStopped(Run run) {
        return run.problem().filter(problem -> STOPPED.contains(problem.code())).isPresent();
    }

    StopStore store() {
        return store;
    }

    Family family(RunId run) {
        return new Family(ChildJvm.marks(instance.home(), run));
    }

    Death death(RunId run) {
        return death(run, store.intent(run).orElseThrow());
    }

    /// Opening the warehouse lets SQLite put right what the dead worker left in its journal.
    void tryLock(Run run) {
        try {
            underLock(run.pipeline(), () -> {});
            store.act(run.id(), Kind.LOCK_FREE, Optional.empty(), "");
        } catch (ProblemException e) {
            if (e.problem().code() == Code.WAREHOUSE_LOCKED) {
                var holder = e.problem().about().get(HOLDER);
                store.act(run.id(), Kind.LOCK_HELD_BY_ANOTHER, Optional.empty(), holder);
            }
            // A warehouse that is missing or damaged has no lock to look at; who opens it next is told.
        }
    }

    /// Nobody else writes into the warehouse meanwhile.
    ///
    /// @throws ProblemException WAREHOUSE_LOCKED, or what is wrong with the file
    void underLock(String pipeline, Runnable work) {
        try (var session = warehouses.apply(pipeline, PATIENCE).open()) {
            session.begin(() -> {});
            try {
                work.run();
            } finally {
                session.rollback();
            }
        }
    }

    private static Death death(RunId run, Intent intent) {
        var code = intent.stuck() ? Code.STUCK_RUN_KILLED : Code.RUN_KILLED;
        return new Death(intent.actor(), Problem.of(code, run, intent.actor(), intent.reason()));
    }
}
