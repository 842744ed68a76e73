package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessIdentityTest {
    @Test
    void given_a_child_when_it_lives_then_it_is_found_and_after_its_end_it_is_not() throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName())
                .start();
        try {
            var identity = ProcessIdentity.of(child.toHandle());
            assertThat(identity.alive()).isTrue();
            assertThat(identity.find()).contains(child.toHandle());

            child.getOutputStream().close();
            child.waitFor();

            assertThat(identity.alive()).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void given_a_pid_that_was_given_again_when_looked_for_then_the_newcomer_is_not_mistaken() {
        var own = ProcessIdentity.own();

        var before = new ProcessIdentity(own.pid(), own.startedAt().minus(Duration.ofMinutes(1)));

        assertThat(before.alive()).isFalse();
    }

    @Test
    void given_a_clock_that_was_corrected_a_little_when_looked_for_then_it_is_still_the_same() {
        var own = ProcessIdentity.own();

        var corrected = new ProcessIdentity(own.pid(), own.startedAt().plusMillis(900));

        assertThat(corrected.alive()).isTrue();
    }
}
