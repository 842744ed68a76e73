package org.vigie.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Viewing;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;

/// The active runs at the bottom of the window, the most worrying first. As long as the same runs
/// are active their rows stay in place, and so does the focus in them.
final class LiveStrip {
    private static final int MOST = 3;

    private final VBox place;
    private final Viewing viewing;
    private final FrameWords words;
    private List<LiveRow> rows = List.of();
    private int left;

    LiveStrip(VBox place, Viewing viewing, FrameWords words) {
        this.place = place;
        this.viewing = viewing;
        this.words = words;
    }

    void show(Optional<Glance> seen) {
        var active = seen.map(Glance::worstFirst).orElse(List.of());
        place.setVisible(!active.isEmpty());
        place.setManaged(!active.isEmpty());
        arrange(active);
        seen.ifPresent(glance -> rows.forEach(row -> active.stream()
                .filter(run -> run.id().equals(row.run()))
                .findFirst()
                .ifPresent(run -> row.show(run, glance))));
    }

    private void arrange(List<Run> active) {
        var wanted = active.stream().limit(MOST).map(Run::id).toList();
        var others = active.size() - wanted.size();
        if (wanted.equals(rows.stream().map(LiveRow::run).toList()) && others == left) {
            return;
        }
        left = others;
        rows = wanted.stream().map(run -> row(run, wanted)).toList();
        var nodes = new ArrayList<Node>(rows.stream().map(LiveRow::view).toList());
        if (left > 0) {
            nodes.add(new Label(viewing.texts().text("frame.live.others", left)));
        }
        place.getChildren().setAll(nodes);
    }

    private LiveRow row(RunId run, List<RunId> wanted) {
        return new LiveRow(run, viewing, words, run.equals(wanted.getFirst()));
    }
}
