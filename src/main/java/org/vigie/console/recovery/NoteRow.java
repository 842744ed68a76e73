package org.vigie.console.recovery;

import static org.kordamp.ikonli.feather.Feather.ALERT_TRIANGLE;
import static org.kordamp.ikonli.feather.Feather.ARCHIVE;
import static org.kordamp.ikonli.feather.Feather.ARROW_RIGHT;
import static org.kordamp.ikonli.feather.Feather.CHECK;
import static org.kordamp.ikonli.feather.Feather.EYE;
import static org.kordamp.ikonli.feather.Feather.LOCK;
import static org.kordamp.ikonli.feather.Feather.PLAY_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.STOP_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.UNLOCK;
import static org.kordamp.ikonli.feather.Feather.USER;
import static org.kordamp.ikonli.feather.Feather.X;

import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.continuity.recovery.Note;

/// One thing that was seen, or that would be done, with its icon.
final class NoteRow extends HBox {
    /// @param at when, empty where it does not matter
    NoteRow(Note note, String sentence, String at) {
        this(look(note), sentence, at);
    }

    NoteRow(Look look, String sentence, String at) {
        getStyleClass().add("note-row");
        var icon = look.drawn();
        var words = new ArrayList<Node>();
        if (!at.isEmpty()) {
            words.add(label(at, "figure-name"));
        }
        words.add(label(sentence, "note-words"));
        var box = new VBox(words.toArray(Node[]::new));
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        getChildren().setAll(icon, box);
    }

    private static Label label(String words, String styleClass) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Look look(Note note) {
        return switch (note.kind()) {
            case PROBLEM -> new Look(X, Tone.BAD);
            case LOCK_HELD -> new Look(LOCK, Tone.RESERVE);
            case LOCK_FREE -> new Look(UNLOCK, Tone.GOOD);
            case JOURNAL_LEFT, BACKUP_NONE, NO_GOOD_DATA, PROCESS_GONE, OVERDUE, GIVEN_UP ->
                new Look(ALERT_TRIANGLE, Tone.RESERVE);
            case BACKUP_NEWEST, BACKED_UP, KEPT_ASIDE, RESTORED -> new Look(ARCHIVE, Tone.NEUTRAL);
            case STOP_ACT -> new Look(STOP_CIRCLE, Tone.RUNNING);
            case RUN_ORDERED, RUN_ADVANCES -> new Look(PLAY_CIRCLE, Tone.RUNNING);
            case RESUMED -> new Look(USER, Tone.NEUTRAL);
            case TROUBLE, THREAT, FAILED_SINCE, TIME_LEFT, BROKEN_RUN, JUDGED -> new Look(EYE, Tone.NEUTRAL);
            case WOULD_RESTORE, WOULD_STOP, WOULD_BACK_UP, WOULD_RUN_WHOLE, WOULD_REPLAY, WOULD_RELEASE ->
                new Look(ARROW_RIGHT, Tone.NEUTRAL);
            default -> new Look(CHECK, Tone.GOOD);
        };
    }
}
