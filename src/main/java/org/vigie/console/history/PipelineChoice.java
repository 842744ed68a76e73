package org.vigie.console.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;

/// The filter by pipeline; out of sight where there is only one.
record PipelineChoice(HistoryModel model, RunWords words, Texts texts) {
    private static final String ALL = "";

    void bind(ComboBox<String> box, Viewing viewing) {
        box.setConverter(new Name(words, texts));
        viewing.watch(model.pipelines(), names -> offer(box, names));
        viewing.watch(model.pipeline(), chosen -> box.setValue(chosen.orElse(ALL)));
        box.valueProperty().addListener((_, _, chosen) -> choose(chosen));
    }

    private void choose(@Nullable String chosen) {
        model.pipeline().set(Optional.ofNullable(chosen).filter(name -> !name.equals(ALL)));
    }

    private static void offer(ComboBox<String> box, List<String> names) {
        var choices = new ArrayList<>(List.of(ALL));
        choices.addAll(names);
        if (!choices.equals(box.getItems())) {
            box.getItems().setAll(choices);
        }
        box.setVisible(names.size() > 1);
        box.setManaged(names.size() > 1);
    }

    private static final class Name extends StringConverter<String> {
        private final RunWords words;
        private final Texts texts;

        Name(RunWords words, Texts texts) {
            this.words = words;
            this.texts = texts;
        }

        @Override
        public String toString(@Nullable String name) {
            return name == null || name.equals(ALL) ? texts.text("history.pipeline.all") : words.pipeline(name);
        }

        @Override
        public String fromString(String word) {
            return ALL;
        }
    }
}
