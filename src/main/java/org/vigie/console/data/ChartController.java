package org.vigie.console.data;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.fleet.LocomotiveChart.Point;
import org.vigie.language.Texts;

final class ChartController {
    private final DataModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final ChartWords spoken;

    @FXML
    private Label title;

    @FXML
    private ProgressIndicator drawing;

    @FXML
    private SegmentedButton ranges;

    @FXML
    private Plot plot;

    @FXML
    private Label readout;

    @FXML
    private FlowPane legend;

    ChartController(DataModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.spoken = new ChartWords(texts);
    }

    @FXML
    private void initialize() {
        plot.speak(spoken);
        ranges.getButtons()
                .setAll(Stream.of(ChartRange.values()).map(this::button).toList());
        legend.getChildren()
                .setAll(
                        key("mean", "plot-key-mean"),
                        key("extent", "plot-key-extent"),
                        key("band", "plot-key-band"),
                        key("failure", "plot-key-failure"));
        viewing.watch(model.drawing(), drawing::setVisible);
        viewing.watch(model.chart(), this::show);
        plot.pointed().addListener((_, _, point) -> tell(point));
    }

    private ToggleButton button(ChartRange range) {
        var button = new ToggleButton(texts.text("data.range." + range.name()));
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> {
            model.range().set(range);
            button.setSelected(true);
        });
        viewing.watch(model.range(), chosen -> button.setSelected(chosen == range));
        return button;
    }

    private HBox key(String name, String styleClass) {
        var sample = new Region();
        sample.getStyleClass().addAll("plot-key", styleClass);
        var words = new Label(texts.text("data.legend." + name));
        words.setMinWidth(Region.USE_PREF_SIZE);
        var key = new HBox(sample, words);
        key.getStyleClass().add("plot-key-box");
        return key;
    }

    private void show(Optional<LocomotiveChart> chart) {
        title.setText(chart.map(LocomotiveChart::locomotive).orElse(""));
        chart.ifPresent(plot::show);
        tell(plot.pointed().get());
    }

    private void tell(Optional<Point> point) {
        readout.setText(point.map(spoken::point)
                .or(() -> model.chart().get().map(spoken::summary))
                .orElse(""));
    }
}
