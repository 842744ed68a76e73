package org.vigie.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedPages;

class GanttScaleTest {
    @Test
    void given_steps_when_they_are_placed_then_the_axis_goes_from_the_first_start_to_the_last_end() {
        var steps = StagedPages.page(Staged.succeeded(Staged.NIGHT, "a7k2", 0)).steps();

        var scale = GanttScale.of(steps, Staged.NOW);

        assertThat(scale.place(steps.getFirst().startedAt())).isZero();
        assertThat(scale.place(steps.getLast().endedAt().orElseThrow())).isEqualTo(1);
    }

    @Test
    void given_a_running_step_when_it_is_placed_then_the_axis_ends_now() {
        var steps = StagedPages.page(Staged.running(Staged.NIGHT, "b3n8", 0.5)).steps();

        assertThat(GanttScale.of(steps, Staged.NOW).to()).isEqualTo(Staged.NOW);
    }

    @Test
    void given_forty_seconds_when_ticks_are_set_then_they_are_round_and_few() {
        var scale = new GanttScale(Staged.NOW, Staged.NOW.plusSeconds(40));

        assertThat(scale.ticks(5))
                .containsExactlyElementsOf(List.of(0, 10, 20, 30, 40).stream()
                        .map(Duration::ofSeconds)
                        .toList());
        assertThat(scale.place(Duration.ofSeconds(10))).isCloseTo(0.25, within(1e-9));
    }
}
