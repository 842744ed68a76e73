package org.vigie.console.schedule;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.language.Texts;
import org.vigie.runs.schedule.system.Audit.Finding;

/// What is wrong with the system's scheduler: what it is, what comes of it, how it is put right.
final class FindingRows {
    private final Texts texts;
    private final ScheduleWords words;

    FindingRows(Texts texts, ScheduleWords words) {
        this.texts = texts;
        this.words = words;
    }

    void show(VBox place, List<Finding> findings) {
        place.getChildren().setAll(findings.stream().map(this::row).toList());
    }

    private Node row(Finding finding) {
        var title = Badge.plain(
                Look.of(finding.severity()),
                texts.text("schedule.finding", words.severity(finding), words.fault(finding)));
        title.getStyleClass().add("strong");
        var row = new VBox(
                title,
                styled(words.where(finding), "quiet"),
                styled(texts.text("schedule.consequence", words.consequence(finding)), "finding-words"),
                styled(correction(finding), "finding-words"));
        row.getStyleClass().add("finding");
        Look.of(finding.severity()).tone().dress(row);
        return row;
    }

    private String correction(Finding finding) {
        var said = texts.text("schedule.correction", words.correction(finding));
        return finding.correctable() ? said : said + " " + texts.text("schedule.byHand");
    }

    private static Label styled(String sentence, String styleClass) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
