package org.vigie.runs.stop;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.stop.Certificate.Kind;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.runs.stop.Stopping.Pause;

/// One attempt to stop a run: ask, wait, force, look. What is done and seen is written down as it
/// happens.
final class Attempt {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String BOOK = "ops.sqlite";
    private static final Duration FORCE_PATIENCE = Duration.ofSeconds(10);

    private final Run run;
    private final RunHistory history;
    private final Witness witness;
    private final StopStore store;
    private final Pause pause;
    private final Runnable told;
    private final Family family;
    private final Set<ProcessIdentity> mourned = new HashSet<>();
    private final Set<ProcessIdentity> denied = new HashSet<>();

    /// @param told after each act
    Attempt(Run run, RunHistory history, Witness witness, Pause pause, Runnable told) {
        this.run = run;
        this.history = history;
        this.witness = witness;
        this.store = witness.store();
        this.pause = pause;
        this.told = told;
        this.family = witness.family(run.id());
    }

    /// Returns once everything of the run was seen dead.
    ///
    /// @throws ProblemException STOP_DENIED or STILL_ALIVE
    void carryOut(Duration grace) throws InterruptedException {
        told.run();
        ask();
        awaitDeath(grace);
        if (somebodyLives()) {
            force();
        }
        worker().filter(worker -> !worker.alive()).ifPresent(worker -> tell(Kind.SEEN_DEAD, worker, ""));
        witness.tryLock(run);
        told.run();
    }

    /// The operations book has asked already; the signal is for who does not look there, and wakes a
    /// worker that waits.
    private void ask() {
        meetTheFamily();
        store.stage(run.id(), Stage.ASKED);
        tell(Kind.ASKED, Optional.empty(), BOOK);
        family.alive().forEach(this::ask);
    }

    /// Where a process can only be forced to end (Windows), the book alone asks.
    private void ask(ProcessIdentity member) {
        member.find().filter(ProcessHandle::supportsNormalTermination).ifPresent(process -> {
            if (process.destroy()) {
                tell(Kind.ASKED, member, "SIGTERM");
            }
        });
    }

    private void awaitDeath(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while ((somebodyLives() || isAboutToStart()) && System.nanoTime() - start < patience.toNanos()) {
            pause.of(LOOK_EVERY);
        }
    }

    /// Members that are born meanwhile are looked for once nobody is known to live.
    private boolean somebodyLives() {
        mourn();
        if (!family.alive().isEmpty()) {
            return true;
        }
        meetTheFamily();
        return !family.alive().isEmpty();
    }

    /// Its order is young: whoever gave it will start a worker, which will read that it must not work.
    private boolean isAboutToStart() {
        var now = history.get(run.id().value());
        return now.process().isEmpty() && !now.state().terminal() && store.ordererLives(run.id());
    }

    private void force() throws InterruptedException {
        store.stage(run.id(), Stage.FORCED);
        long start = System.nanoTime();
        while (somebodyLives() && System.nanoTime() - start < FORCE_PATIENCE.toNanos()) {
            meetTheFamily();
            family.alive().forEach(this::force);
            if (!denied.isEmpty() && denied.containsAll(family.alive())) {
                break;
            }
            pause.of(LOOK_EVERY);
        }
        refuseTheLiving();
    }

    private void force(ProcessIdentity member) {
        member.find().ifPresent(process -> {
            if (process.destroyForcibly()) {
                tell(Kind.FORCED, member, "SIGKILL");
            } else if (member.alive()) {
                denied.add(member);
                tell(Kind.DENIED, member, Suspect.name(process));
            }
        });
    }

    private void refuseTheLiving() {
        mourn();
        var living = family.alive();
        if (living.isEmpty() || history.get(run.id().value()).state().terminal()) {
            return;
        }
        living.forEach(member -> tell(Kind.STILL_ALIVE, member, ""));
        store.close(run.id(), Stage.DENIED);
        told.run();
        throw denied.contains(living.getFirst())
                ? new ProblemException(
                        Code.STOP_DENIED, run.id(), living.getFirst().pid())
                : new ProblemException(Code.STILL_ALIVE, run.id(), pids(living));
    }

    private void meetTheFamily() {
        family.scan(worker().stream())
                .forEach(newcomer -> tell(
                        Kind.FAMILY,
                        newcomer,
                        newcomer.find().map(Suspect::name).orElse("")));
    }

    /// Its process is written down a moment after it was started.
    private Optional<ProcessIdentity> worker() {
        return history.get(run.id().value()).process();
    }

    private void mourn() {
        family.dead().stream().filter(mourned::add).forEach(member -> tell(Kind.SEEN_DEAD, member, ""));
    }

    private void tell(Kind kind, ProcessIdentity whom, String detail) {
        tell(kind, Optional.of(whom.pid()), detail);
    }

    private void tell(Kind kind, Optional<Long> pid, String detail) {
        store.act(run.id(), kind, pid, detail);
        told.run();
    }

    private static String pids(List<ProcessIdentity> processes) {
        return processes.stream().map(process -> Long.toString(process.pid())).collect(Collectors.joining(", "));
    }
}
