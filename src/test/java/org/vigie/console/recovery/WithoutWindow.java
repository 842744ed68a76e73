package org.vigie.console.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vigie.console.recovery.StepRow.State;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.StagedDesk;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.ProcessIdentity;

/// A recovery screen without a window, over a desk in memory.
abstract class WithoutWindow {
    static final Problem ADVANCES = Problem.of(Code.RUN_ALREADY_ACTIVE, "freight", "freight-2026-02-21-b3n8");
    static final Problem NO_BOOK = Problem.of(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database is locked");
    static final ProcessIdentity GONE = new ProcessIdentity(4_000_000, Instant.EPOCH);

    final InlineBackground background = new InlineBackground();
    final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));
    final StagedDesk desk = StagedDesk.failed();
    final RecoveryModel model = new RecoveryModel(desk, background, questions, "a.mbarga", Texts::english);

    void entered(StagedDesk asked) {
        assertThat(asked).isSameAs(desk);
        model.choose("freight");
        model.enter();
    }

    void begin() {
        confirm(new Decision.Begin(model.diagnosis().get().orElseThrow()), "nuit en panne");
    }

    void confirm(Decision about, String reason) {
        var sheet = sheet(about);
        sheet.reason().set(reason);
        sheet.confirm();
    }

    DecisionModel sheet(Decision about) {
        return new DecisionModel(model, about, () -> {});
    }

    RecoveryPage page() {
        return model.page().get().orElseThrow();
    }

    List<State> states() {
        return model.rows().get().stream().map(StepRow::state).toList();
    }
}
