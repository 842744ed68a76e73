package org.vigie.console.data;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.Attempt;
import org.vigie.language.SpokenFindings;
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
        if (!attempt.gates().isEmpty()) {
            section.getChildren().add(gates(attempt));
        }
        section.getChildren().add(openRun(attempt));
        return section;
    }

    /// Those that did not hold first.
    private Node gates(Attempt attempt) {
        var texts = viewing.texts();
        var grid = Parts.grid(104, -1, 132, 116);
        grid.addRow(
                0,
                Parts.head(texts.text("history.gate.verdict")),
                Parts.head(texts.text("history.gate")),
                Parts.number(Parts.head(texts.text("history.gate.measured"))),
                Parts.number(Parts.head(texts.text("history.gate.allowed"))));
        Stream.concat(
                        attempt.gates().stream().filter(gate -> !gate.held()),
                        attempt.gates().stream().filter(Gate::held))
                .forEach(gate -> grid.addRow(
                        grid.getRowCount(),
                        Badge.plain(
                                Look.held(gate.held()),
                                texts.text(gate.held() ? "history.gate.held" : "history.gate.broken")),
                        Parts.wrapped(name(gate, texts)),
                        Parts.number(Parts.wrapped(value(gate, gate.measured(), texts))),
                        Parts.number(Parts.wrapped(value(gate, gate.allowed(), texts)))));
        return grid;
    }

    private static String name(Gate gate, Texts texts) {
        var spoken = new SpokenFindings(texts);
        var name = spoken.gate(gate.name());
        return gate.source().isBlank() ? name : texts.text("history.gate.of", name, spoken.subject(gate.source()));
    }

    private static String value(Gate gate, String value, Texts texts) {
        return new SpokenFindings(texts).gateValue(gate.name(), value);
    }

    private Node openRun(Attempt attempt) {
        var open = new Button(viewing.texts().text("data.attempt.open"), new FontIcon(Feather.LIST));
        open.setMnemonicParsing(true);
        open.setOnAction(_ -> viewing.navigation().openRun(attempt.run().id()));
        return new VBox(open);
    }
}
