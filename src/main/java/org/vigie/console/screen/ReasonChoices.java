package org.vigie.console.screen;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.vigie.language.Texts;

/// The reasons that people give most, at a press.
public final class ReasonChoices extends FlowPane {
    private static final double GAP = 8;

    public ReasonChoices() {
        super(GAP, GAP);
    }

    /// @param keys of the sentences
    public void offer(List<String> keys, StringProperty reason, Texts texts) {
        getChildren()
                .setAll(keys.stream()
                        .map(key -> choice(texts.text(key), reason, texts))
                        .toList());
    }

    private static Button choice(String sentence, StringProperty reason, Texts texts) {
        var button = new Button(sentence);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "preset");
        button.setAccessibleText(texts.text("rerun.reason.take", sentence));
        button.setOnAction(_ -> reason.set(sentence));
        return button;
    }
}
