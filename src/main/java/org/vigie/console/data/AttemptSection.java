package org.vigie.console.data;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.Attempt;
import org.vigie.language.SpokenGates;
import org.vigie.language.Texts;
import org.vigie.runs.RunPage.Gate;

/// Why the newest night's candidate was promoted, or was not: what each gate measured.
record AttemptSection(Viewing viewing) {
    Node draw(Attempt attempt) {
        var texts = viewing.texts();
        var night = texts.longDay(attempt.run().slot());
        var section =
                Parts.section(texts.text(attempt.refused() ? "data.attempt.refused" : "data.attempt.held", night));
        attempt.why()
                .ifPresent(why -> section.getChildren()
                        .addAll(Parts.wrapped(texts.text(why)), Parts.styled(Parts.wrapped(texts.hint(why)), "quiet")));
        section.getChildren().addAll(attempt.refused() ? broken(attempt.gates()) : List.of(gates(attempt.gates())));
        section.getChildren().add(openRun(attempt));
        return section;
    }

    /// Between the refusal and the model that serves, only what explains the refusal.
    private List<Node> broken(List<Gate> gates) {
        var broken = gates.stream().filter(gate -> !gate.held()).toList();
        var told = new ArrayList<Node>();
        if (!broken.isEmpty()) {
            told.add(gates(broken));
        }
        if (broken.size() < gates.size()) {
            var others = viewing.texts().text("data.attempt.others", gates.size() - broken.size());
            told.add(Parts.styled(Parts.wrapped(others), "quiet"));
        }
        return told;
    }

    private Node gates(List<Gate> gates) {
        var texts = viewing.texts();
        var grid = Parts.grid(96, -1);
        gates.forEach(gate -> grid.addRow(grid.getRowCount(), verdict(gate, texts), figures(gate, texts)));
        return grid;
    }

    private static Node verdict(Gate gate, Texts texts) {
        var badge = Badge.plain(
                Look.held(gate.held()), texts.text(gate.held() ? "history.gate.held" : "history.gate.broken"));
        GridPane.setValignment(badge, VPos.TOP);
        return badge;
    }

    private static Node figures(Gate gate, Texts texts) {
        var spoken = new SpokenGates(texts);
        var figures = texts.text(
                "data.gate.figures",
                spoken.measured(gate.name(), gate.measured()),
                spoken.allowed(gate.name(), gate.allowed()));
        return new VBox(
                Parts.wrapped(spoken.name(gate.name(), gate.source())),
                Parts.styled(Parts.wrapped(figures), "figure-name"));
    }

    private Node openRun(Attempt attempt) {
        var open = new Button(viewing.texts().text("data.attempt.open"), new FontIcon(Feather.LIST));
        open.setMnemonicParsing(true);
        open.setOnAction(_ -> viewing.navigation().openRun(attempt.run().id()));
        return new VBox(open);
    }
}
