package org.vigie.console.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.StageTrack;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunPage.Input;
import org.vigie.runs.RunPage.Transition;
import org.vigie.runs.stop.Certificate;

/// The parts of a run's page. A part without content is left out; a part whose content is the same
/// as before stays in place, and so does the focus in it.
final class Sections {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;
    private final PageWords page;
    private final VBox place;
    private final Gantt gantt = new Gantt();
    private final Node steps;
    private final Map<String, Part> parts = new HashMap<>();

    private record Part(Object content, Node section) {}

    Sections(Viewing viewing, PageWords page, VBox place) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
        this.page = page;
        this.place = place;
        this.steps = section("history.steps", gantt);
    }

    void show(RunPage seen, Optional<Certificate> certificate) {
        var sections = new ArrayList<Node>();
        certificate.ifPresent(proof -> sections.add(part("history.certificate", proof, this::certificate)));
        if (!seen.steps().isEmpty()) {
            gantt.show(seen.steps(), viewing); // a running step grows though it is the same
            sections.add(steps);
        }
        if (!seen.gates().isEmpty()) {
            sections.add(part("history.gates", seen.gates(), this::gates));
        }
        if (!seen.inputs().isEmpty()) {
            sections.add(part("history.inputs", seen.inputs(), this::inputs));
        }
        if (!seen.findings().isEmpty()) {
            sections.add(part("history.findings", seen.findings(), this::findings));
        }
        sections.add(part("history.transitions", seen.transitions(), this::transitions));
        if (!place.getChildren().equals(sections)) {
            place.getChildren().setAll(sections);
        }
    }

    private <T> Node part(String titleKey, T content, Function<T, Node> draw) {
        var known = parts.get(titleKey);
        if (known != null && known.content().equals(content)) {
            return known.section();
        }
        var section = section(titleKey, draw.apply(content));
        parts.put(titleKey, new Part(content, section));
        return section;
    }

    private Node certificate(Certificate certificate) {
        var stop = viewing.stopWords();
        var track = new StageTrack();
        track.show(certificate, stop);
        var said = styled(wrapped(stop.sentence(certificate)), "strong");
        var next = wrapped(stop.next(certificate));
        next.setManaged(!next.getText().isEmpty());
        var copy = new Button(texts.text("history.certificate.copy"), new FontIcon(Feather.COPY));
        copy.setId("copyCertificate");
        copy.setMnemonicParsing(true);
        copy.setOnAction(_ -> copy(stop.written(certificate)));
        var box = new VBox(said, next, wrapped(stop.asked(certificate)), track, copy);
        box.setId("certificate");
        box.getStyleClass().add("certificate");
        return box;
    }

    /// Rows in, loaded, set aside: three numbers that add up.
    List<Node> counts(Run run) {
        var progress = run.progress();
        return List.of(
                count("history.count.in", progress.rowsIn(), "count-in"),
                count("history.count.loaded", progress.rowsLoaded(), "count-loaded"),
                count("history.count.quarantined", progress.rowsQuarantined(), "count-aside"));
    }

    private Node count(String key, long rows, String styleClass) {
        var tile = new VBox(
                styled(new Label(texts.text(key)), "figure-name"),
                styled(new Label(texts.number(rows)), "count-value"));
        tile.getStyleClass().addAll("count", styleClass);
        tile.setPrefWidth(200);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    private Node gates(List<Gate> gates) {
        var grid = grid(112, 280, -1, -1);
        grid.addRow(
                0,
                head("history.gate.verdict"),
                head("history.gate"),
                head("history.gate.measured"),
                head("history.gate.allowed"));
        for (var gate : brokenFirst(gates)) {
            grid.addRow(
                    grid.getRowCount(),
                    Badge.plain(Look.held(gate.held()), page.gateVerdict(gate)),
                    wrapped(page.gate(gate)),
                    wrapped(page.measured(gate)),
                    wrapped(page.allowed(gate)));
        }
        return grid;
    }

    private static List<Gate> brokenFirst(List<Gate> gates) {
        return gates.stream().sorted(Comparator.comparing(Gate::held)).toList();
    }

    private Node inputs(List<Input> inputs) {
        var box = new VBox();
        box.getStyleClass().add("inputs");
        inputs.forEach(input -> box.getChildren().add(input(input)));
        return box;
    }

    private Node input(Input input) {
        var source = styled(new Label(words.source(input.source())), "strong");
        var location = styled(new Label(input.location()), "quiet");
        location.setTooltip(new Tooltip(input.location()));
        var facts = styled(new Label(page.inputFacts(input)), "quiet");
        var side = new VBox(source, location, facts);
        side.setMinWidth(0);
        HBox.setHgrow(side, Priority.ALWAYS);
        var row = new HBox(side, hash(input.sha256(), texts.text("history.input.copy", words.source(input.source()))));
        row.getStyleClass().add("input");
        return row;
    }

    /// Enough of a hash to compare by eye; the whole of it goes to the clipboard.
    private Node hash(String sha256, String sentence) {
        var copy = new Button(RunWords.shortHash(sha256), new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll("flat", "hash");
        copy.setMnemonicParsing(false);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(sentence);
        copy.setTooltip(new Tooltip(sentence + "\n" + sha256));
        copy.setOnAction(_ -> copy(sha256));
        return copy;
    }

    private static void copy(String words) {
        var content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Node findings(Map<String, String> findings) {
        var grid = grid(248, -1);
        page.findings(findings)
                .forEach((name, value) ->
                        grid.addRow(grid.getRowCount(), styled(wrapped(name), "quiet"), finding(value)));
        return grid;
    }

    private Node finding(String value) {
        return HASH.matcher(value).matches()
                ? hash(value, texts.text("history.digest.copy"))
                : styled(wrapped(value), "strong");
    }

    private Node transitions(List<Transition> transitions) {
        var grid = grid(88, 192, -1);
        for (var transition : transitions) {
            grid.addRow(
                    grid.getRowCount(),
                    styled(new Label(page.transitionAt(transition)), "quiet"),
                    Badge.plain(Look.of(transition.to()), texts.word(transition.to())),
                    wrapped(page.transitionBy(transition)));
        }
        return grid;
    }

    private VBox section(String titleKey, Node content) {
        var section = new VBox(styled(new Label(texts.text(titleKey)), "card-title"), content);
        section.getStyleClass().add("section");
        return section;
    }

    /// @param widths -1 shares what is left
    private static GridPane grid(double... widths) {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        for (var width : widths) {
            var column = width < 0 ? new ColumnConstraints() : new ColumnConstraints(width);
            column.setHgrow(width < 0 ? Priority.ALWAYS : Priority.NEVER);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private Label head(String key) {
        return styled(new Label(texts.text(key)), "figure-name");
    }

    private static Label wrapped(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        return label;
    }

    private static Label styled(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        return label;
    }
}
