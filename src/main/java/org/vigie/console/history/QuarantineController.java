package org.vigie.console.history;

import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.runs.QuarantinedRow;

final class QuarantineController {
    private final RunPageModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;

    @FXML
    private TableView<QuarantinedRow> rows;

    @FXML
    private Label shown;

    @FXML
    private Button more;

    QuarantineController(RunPageModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    @FXML
    private void initialize() {
        rows.setItems(model.quarantined());
        rows.getColumns().setAll(columns());
        viewing.watch(model.more(), this::offerMore);
        viewing.watch(Bindings.size(model.quarantined()), _ -> count());
        viewing.watch(model.page(), _ -> count());
    }

    private List<TableColumn<QuarantinedRow, ?>> columns() {
        return List.of(
                number(texts.text("history.row.line"), 64, this::line),
                text(texts.text("history.row.field"), 160, this::field),
                text(texts.text("history.row.value"), 140, this::value),
                text(texts.text("history.row.reason"), 212, this::reason),
                text(texts.text("history.row.source"), 112, this::source),
                text(texts.text("history.row.file"), 440, QuarantinedRow::file));
    }

    private void count() {
        var all = model.page().get().map(page -> page.run().progress().rowsQuarantined());
        var size = model.quarantined().size();
        shown.setText(texts.text("history.rows.shown", size, all.orElse((long) size)));
        shown.setVisible(size > 0);
    }

    @FXML
    private void more() {
        model.moreQuarantined();
    }

    private void offerMore(boolean offered) {
        more.setVisible(offered);
        more.setManaged(offered);
    }

    private String source(QuarantinedRow row) {
        return words.source(row.source());
    }

    private String line(QuarantinedRow row) {
        return texts.number(row.rejection().line());
    }

    private String field(QuarantinedRow row) {
        var field = row.rejection().field();
        return field.isEmpty() ? texts.text("history.row.whole") : field;
    }

    private String value(QuarantinedRow row) {
        var value = row.rejection().value();
        return value.isEmpty() ? texts.text("history.row.noValue") : value;
    }

    private String reason(QuarantinedRow row) {
        return texts.word(row.rejection().reason());
    }
}
