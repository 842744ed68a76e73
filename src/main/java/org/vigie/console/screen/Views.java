package org.vigie.console.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.vigie.language.Texts;

/// Builds a view from the FXML that lies beside its controller.
public final class Views {
    private Views() {}

    public static Parent load(String fxml, Object controller, Texts texts) {
        var place = Objects.requireNonNull(controller.getClass().getResource(fxml), fxml);
        var loader = new FXMLLoader(place, new TextsBundle(texts));
        loader.setControllerFactory(_ -> controller);
        try {
            return loader.load();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(fxml, unreadable);
        }
    }
}
