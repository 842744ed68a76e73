package org.vigie.console.data;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.Learning;
import org.vigie.readiness.FleetWords;

/// Who judges the locomotives, and what is wrong with it: one line each.
record Notices(Viewing viewing, FleetWords words, Runnable openModel) {
    List<Node> of(FleetView fleet) {
        var notices = new ArrayList<Node>();
        if (fleet.learning() instanceof Learning.Damaged damaged) {
            notices.add(explained(new Look(Feather.X_CIRCLE, Tone.BAD), words.damaged(damaged)));
        }
        words.refusal(fleet)
                .ifPresent(refusal -> notices.add(explained(new Look(Feather.ALERT_TRIANGLE, Tone.RESERVE), refusal)));
        if (fleet.learningOff()) {
            notices.add(notice(
                    new Look(Feather.PAUSE_CIRCLE, Tone.NEUTRAL),
                    viewing.texts().text("fleet.learningOff")));
        }
        return notices;
    }

    /// With a way to the page that tells more.
    private HBox explained(Look look, String sentence) {
        var why = new Button(viewing.texts().text("data.why"));
        why.setMnemonicParsing(true);
        why.setMinWidth(Region.USE_PREF_SIZE);
        why.setOnAction(_ -> openModel.run());
        var notice = notice(look, sentence);
        notice.getChildren().add(why);
        return notice;
    }

    private static HBox notice(Look look, String sentence) {
        var label = new Label(sentence, look.drawn());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var notice = new HBox(label);
        notice.getStyleClass().add("notice");
        look.tone().dress(notice);
        return notice;
    }
}
