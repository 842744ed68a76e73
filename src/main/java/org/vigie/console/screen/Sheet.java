package org.vigie.console.screen;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What lies over the window until somebody has decided. Escape decides nothing, and Enter on a
/// button that changes something does not either: it wants a key of its own.
public final class Sheet extends VBox {
    public Sheet() {
        getStyleClass().add("rerun-sheet");
        setAccessibleRole(AccessibleRole.DIALOG);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    /// @param first where the keyboard begins
    public void open(Node first, Runnable onEscape) {
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                onEscape.run();
                event.consume();
            }
        });
        first.sceneProperty().addListener((_, _, _) -> first.requestFocus());
    }

    /// As high as what is in it, and scrolled where the window is lower: how high wrapped words are
    /// shows only once they lie.
    public static void fit(ScrollPane scroll, Region body) {
        body.heightProperty().addListener((_, _, height) -> scroll.setPrefViewportHeight(height.doubleValue()));
    }

    public static void wantsSpace(Node button) {
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
            }
        });
    }
}
