package org.vigie.console.screen;

import java.util.stream.Stream;
import javafx.scene.Node;

/// How a state is coloured. Never alone: an icon and a word always go with it.
public enum Tone {
    GOOD("tone-good"),
    RESERVE("tone-reserve"),
    BAD("tone-bad"),
    RUNNING("tone-running"),
    NEUTRAL("tone-neutral");

    private final String styleClass;

    Tone(String styleClass) {
        this.styleClass = styleClass;
    }

    public String styleClass() {
        return styleClass;
    }

    /// Gives a node this tone instead of any other.
    public void dress(Node node) {
        node.getStyleClass().removeAll(Stream.of(values()).map(Tone::styleClass).toList());
        node.getStyleClass().add(styleClass);
    }
}
