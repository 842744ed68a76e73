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
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Post;
import org.vigie.runs.Post.Duty;
import org.vigie.runs.PostStore;

/// What a process that lives for a while does for the installation beside its own work: it watches
/// the runs and starts the nights, while nobody else does.
///
/// It has a connection of its own: a book that somebody holds makes a look late, and nothing else.
final class NightDuty implements FrontDoor.Guard {
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    private final OpenHouse house;
    private final PostStore posts;
    private final List<Shift> shifts;
    private final NightVoice voice;
    private final Function<Throwable, Problem> bugs;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("night duty").daemon().factory());

    private NightDuty(
            OpenHouse house, String role, List<Duty> duties, NightVoice voice, Function<Throwable, Problem> bugs) {
        this.house = house;
        this.voice = voice;
        this.bugs = bugs;
        this.posts = house.posts();
        var patience = house.instance().settings().limits().suspectAfter();
        this.shifts = duties.stream()
                .map(duty -> new Shift(duty, new Post(posts, duty, role, patience, System::nanoTime)))
                .toList();
    }

    /// @param house for this duty alone; it is closed with it
    /// @param role who asks: `agent`, `console`, `command`
    /// @param bugs writes a bug down, once, and says where
    static NightDuty full(OpenHouse house, String role, NightVoice voice, Function<Throwable, Problem> bugs) {
        return new NightDuty(house, role, List.of(Duty.WATCH, Duty.SCHEDULE), voice, bugs);
    }

    /// Watches only: for a command that waits.
    static NightDuty watch(OpenHouse house, String role, Function<Throwable, Problem> bugs) {
        return new NightDuty(house, role, List.of(Duty.WATCH), NightVoice.SILENT, bugs);
    }

    /// One tick at each interval, the first one after an interval: a command that is over by then
    /// takes nothing.
    NightDuty begin() {
        long every = house.instance().settings().limits().lookEvery().toMillis();
        var _ = pulse.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        return this;
    }

    void look() {
        shifts.forEach(Shift::look);
    }

    /// Gives the duties back; a run that was started here goes on.
    @Override
    public void close() {
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
    private final class Shift {
        private final Duty duty;
        private final Post post;
        private Optional<Post.Holder> known = Optional.empty();
        private Optional<Problem> trouble = Optional.empty();
        private boolean mine;

        Shift(Duty duty, Post post) {
            this.duty = duty;
            this.post = post;
        }

        /// An exception would end the pulse for ever: it is told, and the next tick comes all the
        /// same.
        void look() {
            try {
                if (post.hold()) {
                    took();
                    work();
                } else {
                    waits();
                }
                trouble = Optional.empty();
            } catch (ProblemException e) {
                tell(e.problem());
            } catch (RuntimeException | Error bug) {
                tell(bugs.apply(bug));
            }
        }

        private void work() {
            switch (duty) {
                case WATCH -> house.watch(voice::closed);
                case SCHEDULE -> house.scheduler().look(voice::happened);
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

        private void tell(Problem problem) {
            if (!trouble.equals(Optional.of(problem))) {
                trouble = Optional.of(problem);
                voice.trouble(problem);
            }
        }

        void leave() {
            try {
                post.leave();
            } catch (ProblemException e) {
                tell(e.problem()); // the duty is free as soon as this process is gone
            }
        }
    }
}
