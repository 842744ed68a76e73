package org.vigie.console.rerun;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.RerunPlan.PlannedInput;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunPage.Input;

/// The inputs of a rerun in words, each compared with what the last run read.
final class InputWords {
    private final Texts texts;
    private final RunWords words;

    InputWords(Viewing viewing) {
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    /// @param facts size and age
    /// @param hash its first characters, empty when there is none yet
    record Line(
            Look look, String source, String location, String facts, String hash, String change, boolean unreadable) {}

    List<Line> current(RerunPlan plan) {
        return plan.current().stream().map(input -> line(input, plan.last())).toList();
    }

    List<Line> replayed(RerunPlan plan) {
        return plan.last().stream()
                .flatMap(page -> page.inputs().stream())
                .map(this::same)
                .toList();
    }

    private Line line(PlannedInput input, Optional<RunPage> last) {
        var change = change(input, last);
        return new Line(
                change.look(),
                words.source(input.source()),
                input.location(),
                input.problem().isPresent()
                        ? ""
                        : facts(input.bytes(), input.writtenAt().map(words::age)),
                input.sha256().map(RunWords::shortHash).orElse(""),
                input.problem().map(texts::text).orElseGet(() -> texts.text(change.key())),
                input.problem().isPresent());
    }

    private Line same(Input input) {
        return new Line(
                new Look(Feather.ARCHIVE, Tone.NEUTRAL),
                words.source(input.source()),
                input.location(),
                facts(Optional.of(input.bytes()), input.writtenAt().map(words::age)),
                RunWords.shortHash(input.sha256()),
                texts.text("rerun.input.replayed"),
                false);
    }

    private String facts(Optional<Long> bytes, Optional<String> age) {
        var parts = Stream.of(bytes.map(texts::bytes), age)
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? texts.text("rerun.input.address") : String.join(" · ", parts);
    }

    private record Change(Look look, String key) {}

    private static Change change(PlannedInput input, Optional<RunPage> last) {
        if (input.problem().isPresent()) {
            return new Change(new Look(Feather.X_CIRCLE, Tone.BAD), "");
        }
        if (input.sha256().isEmpty()) {
            return new Change(new Look(Feather.GLOBE, Tone.NEUTRAL), "rerun.input.later");
        }
        return before(input, last)
                .map(hash -> compared(hash.equals(input.sha256().orElseThrow())))
                .orElse(new Change(new Look(Feather.PLUS_CIRCLE, Tone.RUNNING), "rerun.input.new"));
    }

    private static Change compared(boolean same) {
        return same
                ? new Change(new Look(Feather.CHECK_CIRCLE, Tone.NEUTRAL), "rerun.input.same")
                : new Change(new Look(Feather.EDIT, Tone.RUNNING), "rerun.input.changed");
    }

    private static Optional<String> before(PlannedInput input, Optional<RunPage> last) {
        return last.stream()
                .flatMap(page -> page.inputs().stream())
                .filter(read -> read.source().equals(input.source()))
                .map(Input::sha256)
                .findFirst();
    }
}
