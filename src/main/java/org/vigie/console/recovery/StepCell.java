package org.vigie.console.recovery;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.vigie.console.screen.Badge;
import org.vigie.continuity.recovery.Step;

/// A step in the list: its number and name, how it stands, and how long it took.
final class StepCell extends ListCell<Step> {
    private final RecoveryModel model;
    private final ScreenWords words;
    private final Label title = new Label();
    private final Badge state = new Badge();
    private final Label length = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final VBox box;

    StepCell(RecoveryModel model, ScreenWords words) {
        this.model = model;
        this.words = words;
        title.getStyleClass().add("step-title");
        state.getStyleClass().add("plain");
        state.setMinWidth(Region.USE_PREF_SIZE);
        length.getStyleClass().add("figure-name");
        length.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(state, space, length);
        line.getStyleClass().add("step-line");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("step-progress");
        box = new VBox(title, line, progress);
        box.getStyleClass().add("step-box");
        box.setMinWidth(0);
        box.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Step step, boolean empty) {
        super.updateItem(step, empty);
        if (empty || step == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            show(model.row(step));
        }
    }

    private void show(StepRow row) {
        var word = words.state(row.state());
        var taken = words.length(row);
        boolean running = row.state() == StepRow.State.RUNNING;
        title.setText(words.title(row.step()));
        state.show(row.state().look(), word);
        length.setText(taken);
        progress.setVisible(running);
        progress.setManaged(running);
        progress.setProgress(words.share(row));
        setGraphic(box);
        setAccessibleText(words.title(row.step()) + ", " + word + ", " + taken);
    }
}
