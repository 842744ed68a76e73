package org.vigie.console.screen;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// A state on a screen: icon, word and colour together.
public final class Badge extends Label {
    public Badge() {
        getStyleClass().add("badge");
        Tone.NEUTRAL.dress(this);
    }

    public static Badge plain(Look look, String word) {
        var badge = new Badge();
        badge.show(look, word);
        badge.getStyleClass().add("plain");
        return badge;
    }

    public void show(Look look, String word) {
        setGraphic(look.drawn());
        setText(word);
        setTooltip(new Tooltip(word));
        look.tone().dress(this);
    }
}
