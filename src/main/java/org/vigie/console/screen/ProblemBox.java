package org.vigie.console.screen;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// What went wrong and what to do next; out of sight while nothing is wrong.
public final class ProblemBox extends VBox {
    private final Label trouble = line(Feather.X_CIRCLE);
    private final Label hint = line(Feather.ARROW_RIGHT);

    public ProblemBox() {
        getStyleClass().add("problem");
        setMinHeight(Region.USE_PREF_SIZE);
        trouble.getStyleClass().add("strong");
        getChildren().setAll(trouble, hint);
        setVisible(false);
        setManaged(false);
    }

    public void show(Optional<Problem> why, Texts texts) {
        setVisible(why.isPresent());
        setManaged(why.isPresent());
        trouble.setText(why.map(texts::text).orElse(""));
        hint.setText(why.map(texts::hint).orElse(""));
    }

    private static Label line(Feather icon) {
        var label = new Label();
        label.setGraphic(new FontIcon(icon));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
