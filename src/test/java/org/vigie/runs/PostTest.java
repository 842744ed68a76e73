package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.runs.Post.Duty;

class PostTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Shelf shelf;
    private Process neighbour;

    @BeforeEach
    void open() throws Exception {
        shelf = new Shelf(folder);
        neighbour = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName())
                .start();
    }

    @AfterEach
    void close() {
        neighbour.destroyForcibly();
        shelf.close();
    }

    @Test
    void given_a_holder_that_beats_when_another_asks_then_the_duty_stays() {
        var holder = post(ProcessIdentity.of(neighbour.toHandle()));
        var other = post(ProcessIdentity.own());

        for (int tick = 0; tick < 30; tick++) {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            assertThat(holder.hold()).isTrue();
            assertThat(other.hold()).isFalse();
        }
    }

    @Test
    void given_a_holder_whose_process_is_killed_when_another_asks_then_it_has_the_duty_at_once() {
        post(ProcessIdentity.of(neighbour.toHandle())).hold();
        neighbour.destroyForcibly().onExit().join();

        assertThat(post(ProcessIdentity.own()).hold()).isTrue();
        assertThat(Post.holder(new PostStore(shelf.session(), shelf), Duty.SCHEDULE)
                        .orElseThrow()
                        .process())
                .isEqualTo(ProcessIdentity.own());
    }

    @Test
    void given_a_holder_that_stands_still_when_the_patience_is_over_then_it_loses_the_duty_and_notices() {
        var frozen = post(ProcessIdentity.of(neighbour.toHandle()));
        var other = post(ProcessIdentity.own());
        frozen.hold();

        assertThat(other.hold()).isFalse();
        nanos.addAndGet(PATIENCE.toNanos());
        assertThat(other.hold()).isFalse();
        nanos.addAndGet(1);

        assertThat(other.hold()).isTrue();
        assertThat(frozen.hold()).isFalse();
    }

    @Test
    void given_a_holder_that_leaves_when_another_asks_then_it_has_the_duty_at_once() {
        var holder = post(ProcessIdentity.of(neighbour.toHandle()));
        var other = post(ProcessIdentity.own());
        holder.hold();

        other.leave();
        assertThat(other.hold()).isFalse();
        holder.leave();

        assertThat(other.hold()).isTrue();
    }

    @Test
    void given_a_book_that_is_held_when_one_who_only_waits_asks_then_it_is_answered() {
        post(ProcessIdentity.of(neighbour.toHandle())).hold();
        try (var held = new Shelf(folder)) {
            held.session().begin(() -> {});

            assertThat(post(ProcessIdentity.own()).hold()).isFalse();

            held.session().rollback();
        }
    }

    private Post post(ProcessIdentity who) {
        return new Post(new PostStore(shelf.session(), shelf, who), Duty.SCHEDULE, "agent", PATIENCE, nanos::get);
    }
}
