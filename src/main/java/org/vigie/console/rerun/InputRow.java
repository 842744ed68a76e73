package org.vigie.console.rerun;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.rerun.InputWords.Line;
import org.vigie.language.Texts;

/// One input on the sheet.
final class InputRow extends HBox {
    InputRow(Line line, Texts texts) {
        getStyleClass().add("input");
        var icon = line.look().drawn();
        var location = styled(new Label(line.location()), "quiet");
        location.setTooltip(new Tooltip(line.location()));
        var words = new VBox(styled(new Label(line.source()), "strong"), location);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(icon, words, facts(line, texts));
        setAccessibleText(line.source() + ", " + line.facts() + ", " + line.change());
    }

    private static VBox facts(Line line, Texts texts) {
        var facts = line.hash().isEmpty() ? line.facts() : texts.text("rerun.input.facts", line.facts(), line.hash());
        var change = styled(new Label(line.change()), line.unreadable() ? "broken" : "changed");
        change.setWrapText(true);
        change.setMinHeight(Region.USE_PREF_SIZE);
        change.setMaxWidth(360);
        line.look().tone().dress(change);
        var box = new VBox(styled(new Label(facts), "quiet"), change);
        box.getStyleClass().add("input-facts");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private static Label styled(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        return label;
    }
}
