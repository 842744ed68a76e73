package org.vigie.console.backups;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.Standing;
import org.vigie.language.Texts;

/// How old the last proven backup of one pipeline is, against what may be lost at most.
final class StandingCard extends VBox {
    private static final double LEAST_WIDTH = 248;

    private final String pipeline;
    private final Texts texts;
    private final BackupsWords words;
    private final Badge proof = new Badge();
    private final Label sentence = wrapped();
    private final Label next = wrapped();
    private final Label failure = wrapped();
    private final Button take;

    StandingCard(String pipeline, Viewing viewing, BackupsWords words, Consumer<String> onTake) {
        this.pipeline = pipeline;
        this.texts = viewing.texts();
        this.words = words;
        this.take = take(onTake);
        var name = new Label(words.pipeline(pipeline));
        name.getStyleClass().add("card-title");
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        var head = new HBox(name, between, proof);
        head.getStyleClass().add("card-head");
        proof.setMinWidth(Region.USE_PREF_SIZE);
        next.getStyleClass().add("quiet");
        failure.getStyleClass().add("late");
        var below = new Region();
        VBox.setVgrow(below, Priority.ALWAYS);
        getStyleClass().addAll("card", "standing-card");
        setMinWidth(LEAST_WIDTH);
        HBox.setHgrow(this, Priority.ALWAYS);
        getChildren().setAll(head, sentence, next, failure, below, take);
    }

    String pipeline() {
        return pipeline;
    }

    void show(Standing standing, Proof how, String nextProof) {
        proof.show(how.look(), words.proof(how));
        sentence.setText(words.standing(standing, how));
        next.setText(nextProof);
        var failed = standing.lastFailure();
        failure.setText(failed.map(words::failure).orElse(""));
        failure.setVisible(failed.isPresent());
        failure.setManaged(failed.isPresent());
    }

    void rest(boolean resting) {
        take.setDisable(resting);
    }

    private Button take(Consumer<String> onTake) {
        var button = new Button(texts.text("backups.take"), new FontIcon(Feather.SAVE));
        button.setMnemonicParsing(false);
        button.setAccessibleText(texts.text("backups.take.accessible", words.pipeline(pipeline)));
        button.getStyleClass().add("take");
        button.setOnAction(_ -> onTake.accept(pipeline));
        return button;
    }

    private static Label wrapped() {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
