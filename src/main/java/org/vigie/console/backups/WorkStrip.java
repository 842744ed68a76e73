package org.vigie.console.backups;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.backups.Work.Ended;
import org.vigie.console.backups.Work.Progress;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;

/// The work in one line: how far it is, with the way to call it off; then what came of it.
final class WorkStrip extends VBox {
    private final Texts texts;
    private final WorkWords words;
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label share = new Label();
    private final Button callOff;
    private final HBox line;
    private final Label said = new Label();
    private final HBox outcome;

    WorkStrip(Work work, Viewing viewing) {
        this.texts = viewing.texts();
        this.words = new WorkWords(viewing);
        this.callOff = button("backups.callOff", Feather.X_CIRCLE, work::callOff);
        this.line = new HBox(doing, bar, share, callOff);
        this.outcome = new HBox(said, button("backups.noted", Feather.X, work::forgetEnded));
        doing.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(doing, Priority.ALWAYS);
        share.setMinWidth(Region.USE_PREF_SIZE);
        bar.setAccessibleText(texts.text("backups.work.accessible"));
        said.setId("workSaid");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        callOff.setId("callOff");
        line.getStyleClass().add("work-line");
        outcome.getStyleClass().add("notice");
        getStyleClass().add("work-strip");
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(line, outcome);
        Tone.NEUTRAL.dress(outcome);
        viewing.watch(work.progress(), this::show);
        viewing.watch(work.ended(), this::tell);
    }

    /// Takes a place, and no room in it while there is nothing to say.
    void fill(VBox place) {
        place.getChildren().setAll(this);
        place.managedProperty().bind(managedProperty());
    }

    /// What came of it stays in sight: where it is shown is closed anyhow.
    WorkStrip unnoted() {
        outcome.getChildren().setAll(said);
        return this;
    }

    private void show(Optional<Progress> now) {
        present(line, now.isPresent());
        now.ifPresent(progress -> {
            doing.setText(words.progress(progress));
            share.setText(words.share(progress));
            bar.setProgress(progress.stage().isPresent() ? progress.share() : ProgressBar.INDETERMINATE_PROGRESS);
            callOff.setDisable(!progress.canBeCalledOff());
        });
        presentIfNeeded();
    }

    private void tell(Optional<Ended> how) {
        present(outcome, how.isPresent());
        how.ifPresent(ended -> {
            var look = words.look(ended);
            look.tone().dress(outcome);
            said.setGraphic(look.drawn());
            said.setText(words.ended(ended));
        });
        presentIfNeeded();
    }

    private void presentIfNeeded() {
        present(this, line.isVisible() || outcome.isVisible());
    }

    private Button button(String key, Feather icon, Runnable act) {
        var button = new Button(texts.text(key), new FontIcon(icon));
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
