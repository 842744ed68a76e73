package org.vigie.console.schedule;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.runs.RunId;
import org.vigie.runs.schedule.ExpectedRun;

/// The coming nights with their countdown, and what became of the nights before.
final class NightRows {
    private static final int MOST = 14;
    private static final double STATE = 112;
    private static final double NIGHT = 200;

    private final Viewing viewing;
    private final Texts texts;
    private final ScheduleWords words;

    NightRows(Viewing viewing, ScheduleWords words) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = words;
    }

    void countDown(VBox place, List<ExpectedRun> nights, boolean enabled) {
        place.getChildren()
                .setAll(
                        nights.isEmpty()
                                ? List.of(nothing(enabled ? "schedule.next.none" : "schedule.next.off"))
                                : nights.stream().map(this::coming).toList());
    }

    void tell(VBox place, List<ExpectedRun> nights) {
        place.getChildren()
                .setAll(
                        nights.isEmpty()
                                ? List.of(nothing("schedule.past.none"))
                                : nights.stream().limit(MOST).map(this::gone).toList());
    }

    private Node coming(ExpectedRun night) {
        return row(night, words.countdown(night), List.of());
    }

    private Node gone(ExpectedRun night) {
        return row(night, words.told(night), acts(night));
    }

    private List<Node> acts(ExpectedRun night) {
        return switch (night.state()) {
            case LATE, MISSED -> List.of(rerun(night));
            case EXPECTED, STARTED, SKIPPED ->
                night.run().map(run -> List.of(open(night, run))).orElse(List.of());
        };
    }

    private Node row(ExpectedRun night, String said, List<Node> acts) {
        var state = Badge.plain(Look.of(night.state()), words.state(night));
        state.setMinWidth(STATE);
        var name = new Label(words.night(night));
        name.getStyleClass().add("strong");
        name.setMinWidth(NIGHT);
        var sentence = new Label(said);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var row = new HBox(state, name, sentence);
        sentence.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().add("night-row");
        row.getChildren().addAll(acts);
        return row;
    }

    private Node open(ExpectedRun night, RunId run) {
        var link = link("schedule.open");
        link.setAccessibleText(texts.text("schedule.open.accessible", words.night(night)));
        link.setOnAction(_ -> viewing.navigation().openRun(run));
        return link;
    }

    private Node rerun(ExpectedRun night) {
        var link = link("schedule.rerun");
        link.setAccessibleText(texts.text("schedule.rerun.accessible", words.night(night)));
        link.setOnAction(_ -> viewing.navigation().rerun(night.pipeline(), night.slot()));
        return link;
    }

    private Hyperlink link(String key) {
        var link = new Hyperlink(texts.text(key));
        link.setMnemonicParsing(false);
        link.setMinWidth(Region.USE_PREF_SIZE);
        return link;
    }

    private Node nothing(String key) {
        var label = new Label(texts.text(key));
        label.getStyleClass().add("placeholder");
        label.setWrapText(true);
        return label;
    }
}
