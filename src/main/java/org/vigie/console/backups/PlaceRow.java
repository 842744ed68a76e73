package org.vigie.console.backups;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.language.Texts;

/// One place: whether it can be reached, which folder it is, what last came there.
final class PlaceRow extends VBox {
    private final Texts texts;
    private final BackupsWords words;

    /// @param key of the place's name
    /// @param place empty where none is set
    PlaceRow(String key, Optional<Place> place, Texts texts, BackupsWords words) {
        this.texts = texts;
        this.words = words;
        getStyleClass().add("place");
        var name = new Label(texts.text(key));
        name.getStyleClass().add("strong");
        place.ifPresentOrElse(there -> fill(name, there), () -> fillMissing(name));
    }

    private void fill(Label name, Place place) {
        var folder = new Label(words.folder(place));
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        folder.setTooltip(new Tooltip(words.folder(place)));
        folder.setMinWidth(0);
        getChildren()
                .setAll(
                        head(name, Badge.plain(words.look(place), words.reach(place))),
                        folder,
                        quiet(place.obstacle()
                                .map(why -> texts.text(why) + " " + words.place(place))
                                .orElseGet(() -> words.place(place))));
    }

    private void fillMissing(Label name) {
        var none = Badge.plain(new Look(Feather.ALERT_TRIANGLE, Tone.RESERVE), texts.text("backups.place.none"));
        getChildren().setAll(head(name, none), quiet(texts.text("backups.place.none.words")));
    }

    private static HBox head(Label name, Node state) {
        var head = new HBox(name, state);
        head.getStyleClass().add("card-head");
        return head;
    }

    private static Label quiet(String sentence) {
        var label = new Label(sentence);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
