package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.problem.Problem.Code;

class BugNotesTest {
    private final List<String> written = new ArrayList<>();
    private final BugNotes notes = new BugNotes((_, trace) -> {
        written.add(trace);
        return "logs/vigie.log";
    });

    @Test
    void given_a_bug_that_comes_back_each_second_when_it_is_noted_then_it_is_written_once() {
        var bug = new IllegalStateException("planted");

        var first = notes.note(bug);
        var second = notes.note(bug);

        assertThat(written).singleElement().asString().contains("IllegalStateException: planted");
        assertThat(second).isEqualTo(first);
        assertThat(first.code()).isEqualTo(Code.BUG);
        assertThat(first.about().getLast()).isEqualTo("logs/vigie.log");
    }

    @Test
    void given_two_bugs_when_they_are_noted_then_each_has_its_code() {
        var first = notes.note(new IllegalStateException("one"));
        var second = notes.note(new IllegalStateException("another"));

        assertThat(written).hasSize(2);
        assertThat(second.about().getFirst()).isNotEqualTo(first.about().getFirst());
    }
}
