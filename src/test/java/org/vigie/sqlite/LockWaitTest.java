package org.vigie.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A wait is counted by the tries, not by a clock that goes on while the process is frozen.
class LockWaitTest {
    private long now = 7;
    private final LockWait wait = new LockWait(Duration.ofSeconds(30), Duration.ofMillis(250), () -> now);

    @Test
    void given_a_holder_that_stays_when_the_limit_has_passed_then_the_wait_is_over() {
        int tries = 1;
        while (!triedFor(Duration.ofMillis(250))) {
            tries++;
        }

        assertThat(tries).isEqualTo(120);
        assertThat(wait.waited()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void given_a_process_that_was_frozen_for_an_hour_when_it_goes_on_then_it_has_not_waited_for_an_hour() {
        triedFor(Duration.ofMillis(250));

        boolean over = triedFor(Duration.ofHours(1));

        assertThat(over).isFalse();
        assertThat(wait.waited()).isEqualTo(Duration.ofMillis(1250));
    }

    private boolean triedFor(Duration time) {
        now += time.toNanos();
        return wait.isOver();
    }
}
