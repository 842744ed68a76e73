package org.vigie.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.vigie.cli.FrontDoor;
import org.vigie.cli.NightVoice;
import org.vigie.continuity.backup.BackupDuty;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Post;
import org.vigie.runs.Post.Duty;
import org.vigie.runs.PostStore;

/// What a process that lives for a while does for the installation beside its own work: it watches
/// the runs, starts the nights and sees to the backups, while nobody else does. A backup may take
/// minutes: it has a thread of its own.
///
/// It has a connection of its own: a book that somebody holds makes a look late, and nothing else.
final class NightDuty implements FrontDoor.Guard {
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    /// A backup may begin some seconds after its run.
    private static final int LOOKS_BETWEEN_BACKUPS = 5;

    private final OpenHouse house;
    private final PostStore posts;
    private final List<Shift> shifts;
    private final NightVoice voice;
    private final Function<Throwable, Problem> bugs;
    private final Duration every;
    private final ScheduledExecutorService pulse;
    private volatile boolean leaving;

    private NightDuty(
            OpenHouse house, String role, List<Duty> duties, NightVoice voice, Function<Throwable, Problem> bugs) {
        var limits = house.instance().settings().limits();
        this.house = house;
        this.voice = voice;
        this.bugs = bugs;
        this.posts = house.posts();
        this.shifts = duties.stream()
                .map(duty -> duty == Duty.BACKUP
                        ? new BackupShift()
                        : new PostShift(duty, new Post(posts, duty, role, limits.suspectAfter(), System::nanoTime)))
                .toList();
        this.every = limits.lookEvery().multipliedBy(duties.contains(Duty.BACKUP) ? LOOKS_BETWEEN_BACKUPS : 1);
        this.pulse = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("night duty " + duties).daemon().factory());
    }

    /// @param house for this duty alone; it is closed with it
    /// @param role who asks: `agent`, `console`, `command`
    /// @param bugs writes a bug down, once, and says where
    static NightDuty full(OpenHouse house, String role, NightVoice voice, Function<Throwable, Problem> bugs) {
        return new NightDuty(house, role, List.of(Duty.WATCH, Duty.SCHEDULE), voice, bugs);
    }

    /// Sees to the backups, and ends the restores that were cut short.
    ///
    /// @param house for this duty alone; it is closed with it
    static NightDuty backups(OpenHouse house, String role, NightVoice voice, Function<Throwable, Problem> bugs) {
        return new NightDuty(house, role, List.of(Duty.BACKUP), voice, bugs);
    }

    /// Watches only: for a command that waits.
    static NightDuty watch(OpenHouse house, String role, Function<Throwable, Problem> bugs) {
        return new NightDuty(house, role, List.of(Duty.WATCH), NightVoice.SILENT, bugs);
    }

    /// One tick at each interval, the first one after an interval: a command that is over by then
    /// takes nothing.
    NightDuty begin() {
        long millis = every.toMillis();
        var _ = pulse.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    void look() {
        shifts.forEach(Shift::look);
    }

    /// Gives the duties back; a run that was started here goes on, a backup is called off.
    @Override
    public void close() {
        leaving = true;
        pulse.shutdown();
        if (isIdle()) {
            shifts.forEach(Shift::leave);
            house.close();
        } // else the duties are free as soon as this process is gone
    }

    private boolean isIdle() {
        try {
            return pulse.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// One duty, as this process sees it.
    private abstract class Shift {
        private Optional<Problem> trouble = Optional.empty();

        abstract void work();

        void leave() {}

        /// An exception would end the pulse for ever: it is told, and the next tick comes all the
        /// same.
        void look() {
            try {
                work();
                trouble = Optional.empty();
            } catch (ProblemException e) {
                tell(e.problem());
            } catch (RuntimeException | Error bug) {
                tell(bugs.apply(bug));
            }
        }

        final void tell(Problem problem) {
            if (!trouble.equals(Optional.of(problem))) {
                trouble = Optional.of(problem);
                voice.trouble(problem);
            }
        }
    }

    /// Its process is on duty only while something is to be done: see [BackupDuty].
    private final class BackupShift extends Shift implements Onlooker {
        @Override
        void work() {
            house.tidyBackups();
            house.backupDuty().look(this, voice::backedUp, voice::trouble);
        }

        @Override
        public void sees(Stage stage, double share) {}

        @Override
        public boolean callsOff() {
            return leaving;
        }
    }

    /// A duty that this process keeps as long as it lives.
    private final class PostShift extends Shift {
        private final Duty duty;
        private final Post post;
        private Optional<Post.Holder> known = Optional.empty();
        private boolean mine;

        PostShift(Duty duty, Post post) {
            this.duty = duty;
            this.post = post;
        }

        @Override
        void work() {
            if (!post.hold()) {
                waits();
                return;
            }
            took();
            switch (duty) {
                case WATCH -> house.watch(voice::closed);
                case SCHEDULE -> house.scheduler().look(voice::happened);
                case BACKUP -> throw new IllegalStateException("seen to by the other shift");
            }
        }

        private void took() {
            if (!mine) {
                mine = true;
                known = Optional.empty();
                voice.took(duty);
            }
        }

        private void waits() {
            mine = false;
            var holder = Post.holder(posts, duty);
            if (!holder.equals(known)) {
                known = holder;
                holder.ifPresent(other -> voice.waits(duty, other));
            }
        }

        @Override
        void leave() {
            try {
                post.leave();
            } catch (ProblemException e) {
                tell(e.problem()); // the duty is free as soon as this process is gone
            }
        }
    }
}
