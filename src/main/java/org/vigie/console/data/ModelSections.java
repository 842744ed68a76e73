package org.vigie.console.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.Attempt;
import org.vigie.fleet.ModelCardView;
import org.vigie.fleet.ModelFacts;
import org.vigie.fleet.Scores;
import org.vigie.language.Texts;

/// Why one may believe the model that serves: what it learned from, and how well it judges.
final class ModelSections {
    private static final double WIDE = 68;
    private static final double NARROW = 58;
    private static final int MOST_WIDE = 3;

    private final Viewing viewing;
    private final Texts texts;

    ModelSections(Viewing viewing) {
        this.viewing = viewing;
        this.texts = viewing.texts();
    }

    List<Node> draw(ModelCardView card, Optional<Attempt> refusal) {
        var facts = card.facts();
        var sections = new ArrayList<Node>();
        sections.add(scores(facts, refusal.flatMap(Attempt::candidate)));
        sections.add(training(card));
        sections.add(confusion(facts));
        if (!facts.importance().isEmpty()) {
            sections.add(importance(facts));
        }
        if (!facts.calibration().isEmpty()) {
            sections.add(calibration(facts));
        }
        return sections;
    }

    /// One judge's scores with its name above them.
    private record Judge(String name, Scores scores) {}

    private Node scores(ModelFacts facts, Optional<ModelFacts> candidate) {
        var judges = new ArrayList<Judge>();
        judges.add(new Judge(texts.text("data.scores.model"), facts.scores()));
        judges.add(new Judge(texts.text("data.scores.rule"), facts.rule()));
        facts.champion().ifPresent(former -> judges.add(new Judge(texts.text("data.scores.former"), former)));
        candidate.ifPresent(refused -> judges.add(new Judge(texts.text("data.scores.candidate"), refused.scores())));
        var widths = new double[judges.size() + 1];
        Arrays.fill(widths, judges.size() > MOST_WIDE ? NARROW : WIDE);
        widths[0] = -1;
        var grid = Parts.grid(widths);
        grid.add(Parts.head(texts.text("data.scores.measure")), 0, 0);
        for (var place = 0; place < judges.size(); place++) {
            grid.add(Parts.number(Parts.head(judges.get(place).name())), place + 1, 0);
        }
        row(grid, "recall", judges, Scores::recall, true);
        row(grid, "precision", judges, Scores::precision, true);
        row(grid, "f1", judges, Scores::f1, true);
        row(grid, "rocAuc", judges, Scores::rocAuc, true);
        row(grid, "prAuc", judges, Scores::prAuc, true);
        row(grid, "brier", judges, Scores::brier, false);
        return Parts.section(
                texts.text("data.scores"),
                Parts.styled(
                        Parts.wrapped(
                                texts.text("data.scores.words", facts.training().heldOut())),
                        "quiet"),
                grid);
    }

    /// The best one is bold.
    private void row(
            GridPane grid, String name, List<Judge> judges, ToDoubleFunction<Scores> score, boolean highIsGood) {
        var row = grid.getRowCount();
        grid.add(Parts.wrapped(texts.text("data.score." + name)), 0, row);
        var values = judges.stream().mapToDouble(judge -> score.applyAsDouble(judge.scores()));
        var best = highIsGood ? values.max() : values.min();
        for (var place = 0; place < judges.size(); place++) {
            var value = score.applyAsDouble(judges.get(place).scores());
            var label = Parts.number(new Label(texts.text("data.score.value", value)));
            if (value == best.orElse(value)) {
                label.getStyleClass().add("strong");
            }
            grid.add(label, place + 1, row);
        }
    }

    private Node training(ModelCardView card) {
        var training = card.facts().training();
        var grid = Parts.grid(152, -1);
        fact(grid, "rows", new Label(texts.text("data.training.rows.value", training.rows())));
        fact(
                grid,
                "days",
                Parts.wrapped(texts.text(
                        "data.training.days.value", texts.moment(training.from()), texts.moment(training.to()))));
        fact(grid, "made", Parts.wrapped(texts.moment(card.facts().made(), viewing.zone())));
        fact(grid, "since", Parts.wrapped(texts.moment(card.since(), viewing.zone())));
        fact(
                grid,
                "recipe",
                Parts.wrapped(
                        texts.text("data.training.recipe.value", training.trees(), String.valueOf(training.seed()))));
        fact(grid, "version", Parts.wrapped(card.facts().version()));
        fact(grid, "digest", hash(training.digest()));
        return Parts.section(texts.text("data.training"), grid);
    }

    private void fact(GridPane grid, String name, Node value) {
        grid.addRow(
                grid.getRowCount(), Parts.styled(Parts.wrapped(texts.text("data.training." + name)), "quiet"), value);
    }

    /// Enough of a hash to compare by eye; the whole of it goes to the clipboard.
    private Node hash(String sha256) {
        var copy = new Button(RunWords.shortHash(sha256), new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll("flat", "hash");
        copy.setMnemonicParsing(false);
        copy.setAccessibleText(texts.text("data.training.digest.copy"));
        copy.setTooltip(new Tooltip(texts.text("data.training.digest.copy") + "\n" + sha256));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(sha256);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }

    private Node confusion(ModelFacts facts) {
        var seen = facts.confusion();
        var grid = Parts.grid(-1, 96, 96);
        grid.addRow(
                0,
                new Label(),
                Parts.number(Parts.head(texts.text("data.confusion.predicted"))),
                Parts.number(Parts.head(texts.text("data.confusion.notPredicted"))));
        grid.addRow(
                1,
                Parts.wrapped(texts.text("data.confusion.failures")),
                counted(seen.truePositive(), true),
                counted(seen.falseNegative(), false));
        grid.addRow(
                2,
                Parts.wrapped(texts.text("data.confusion.sound")),
                counted(seen.falsePositive(), false),
                counted(seen.trueNegative(), true));
        return Parts.section(
                texts.text("data.confusion"),
                Parts.styled(
                        Parts.wrapped(texts.text(
                                "data.confusion.words",
                                seen.truePositive() + seen.falseNegative(),
                                seen.truePositive(),
                                seen.falsePositive())),
                        "quiet"),
                grid);
    }

    private Label counted(long readings, boolean right) {
        var label = new Label(texts.number(readings), new FontIcon(right ? Feather.CHECK : Feather.X));
        return Parts.number(label);
    }

    private Node importance(ModelFacts facts) {
        var grid = Parts.grid(184, -1, 64);
        for (var each : facts.importance()) {
            var name = feature(each.feature());
            var bar = new ProgressBar(each.share());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(name + " " + texts.percent(each.share()));
            grid.addRow(
                    grid.getRowCount(), Parts.wrapped(name), bar, Parts.number(new Label(texts.percent(each.share()))));
        }
        return Parts.section(texts.text("data.importance"), grid);
    }

    private String feature(String name) {
        var key = "subject." + name;
        var word = texts.has(key) ? texts.text(key) : name;
        return word.substring(0, 1).toUpperCase(texts.locale()) + word.substring(1);
    }

    private Node calibration(ModelFacts facts) {
        var grid = Parts.grid(-1, 72, 80, 80);
        grid.addRow(
                0,
                Parts.head(texts.text("data.calibration.bin")),
                Parts.number(Parts.head(texts.text("data.calibration.readings"))),
                Parts.number(Parts.head(texts.text("data.calibration.predicted"))),
                Parts.number(Parts.head(texts.text("data.calibration.observed"))));
        for (var bin : facts.calibration()) {
            if (bin.readings() == 0) {
                continue;
            }
            grid.addRow(
                    grid.getRowCount(),
                    new Label(texts.text("data.calibration.range", texts.percent(bin.from()), texts.percent(bin.to()))),
                    Parts.number(new Label(texts.number(bin.readings()))),
                    Parts.number(new Label(texts.percent(bin.predicted()))),
                    Parts.number(new Label(texts.percent(bin.observed()))));
        }
        return Parts.section(
                texts.text("data.calibration"),
                Parts.styled(Parts.wrapped(texts.text("data.calibration.words")), "quiet"),
                grid);
    }
}
