package org.vigie.console.history;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The filter by pipeline; out of sight where there is only one.
record PipelineChoice(HistoryModel model, RunWords words, Texts texts) {
    void bind(ComboBox<Optional<String>> box, Viewing viewing) {
        box.setConverter(new Name(words, texts));
        viewing.watch(model.pipelines(), names -> offer(box, names));
        viewing.watch(model.pipeline(), box::setValue);
        box.valueProperty()
                .addListener(
                        (_, _, chosen) ->
                                Optional.ofNullable(chosen).ifPresent(model.pipeline()::set));
    }

    private static void offer(ComboBox<Optional<String>> box, List<String> names) {
        var choices = new ArrayList<Optional<String>>(List.of(Optional.empty()));
        names.forEach(name -> choices.add(Optional.of(name)));
        if (!choices.equals(box.getItems())) {
            box.getItems().setAll(choices);
        }
        box.setVisible(choices.size() > 2);
        box.setManaged(choices.size() > 2);
    }

    private static final class Name extends StringConverter<Optional<String>> {
        private final RunWords words;
        private final Texts texts;

        Name(RunWords words, Texts texts) {
            this.words = words;
            this.texts = texts;
        }

        @Override
        public String toString(@Nullable Optional<String> choice) {
            return choice == null
                    ? ""
                    : choice.map(words::pipeline).orElse(texts.text("history.pipeline.all"));
        }

        @Override
        public Optional<String> fromString(String word) {
            return Optional.empty();
        }
    }
}
