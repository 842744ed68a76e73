package org.vigie.console.backups;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.vigie.console.screen.BackupDesk.Stock;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Standing;
import org.vigie.language.Texts;

final class BackupsController {
    private final BackupsModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final BackupsWords words;
    private List<StandingCard> cards = List.of();
    private boolean selecting;

    @FXML
    private Label count;

    @FXML
    private Button retention;

    @FXML
    private HBox standings;

    @FXML
    private VBox places;

    @FXML
    private VBox workPlace;

    @FXML
    private SegmentedButton pipelines;

    @FXML
    private TableView<Backup> backups;

    @FXML
    private Label placeholder;

    @FXML
    private VBox details;

    @FXML
    private Badge state;

    @FXML
    private Label name;

    @FXML
    private ProblemBox finding;

    @FXML
    private Label reserve;

    @FXML
    private Label story;

    @FXML
    private Button prove;

    @FXML
    private Button restore;

    BackupsController(BackupsModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = new BackupsWords(viewing);
    }

    @FXML
    private void initialize() {
        new WorkStrip(model.work(), viewing).fill(workPlace);
        backups.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        backups.setItems(FXCollections.observableArrayList());
        backups.setRowFactory(_ -> new Row());
        backups.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, backup) -> Optional.ofNullable(backup).ifPresent(this::choose));
        viewing.watch(model.stock(), _ -> show());
        viewing.watch(model.trouble(), _ -> showStandings());
        viewing.watch(model.pipeline(), _ -> showList());
        viewing.watch(model.chosen(), _ -> showChosen());
        viewing.watch(model.work().progress(), _ -> allow());
    }

    @FXML
    private void retention() {
        viewing.navigation().retention();
    }

    @FXML
    private void prove() {
        model.prove();
    }

    @FXML
    private void restore() {
        model.chosenBackup().ifPresent(viewing.navigation()::restore);
    }

    private void show() {
        arrange(model.pipelines());
        showStandings();
        model.stock().get().ifPresent(this::showPlaces);
        showList();
    }

    /// As long as the pipelines are the same their cards stay in place, and so does the focus in
    /// them.
    private void arrange(List<String> wanted) {
        if (wanted.equals(cards.stream().map(StandingCard::pipeline).toList())) {
            return;
        }
        cards = wanted.stream()
                .map(pipeline -> new StandingCard(pipeline, viewing, words, this::take))
                .toList();
        standings.getChildren().setAll(cards);
        backups.getColumns().setAll(columns(wanted.size() > 1));
        offerPipelines(wanted);
    }

    private void take(String pipeline) {
        model.take(pipeline, texts.text("backups.take.reason"));
    }

    private void offerPipelines(List<String> names) {
        var all = filter(texts.text("history.pipeline.all"), Optional.empty());
        var each = names.stream().map(name -> filter(words.pipeline(name), Optional.of(name)));
        pipelines.getButtons().setAll(all);
        pipelines.getButtons().addAll(each.toList());
        present(pipelines, names.size() > 1);
    }

    private ToggleButton filter(String title, Optional<String> pipeline) {
        var button = new ToggleButton(title);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            model.pipeline().set(pipeline);
            button.setSelected(true);
        });
        viewing.watch(model.pipeline(), chosen -> button.setSelected(chosen.equals(pipeline)));
        return button;
    }

    private void showStandings() {
        model.stock()
                .get()
                .ifPresent(now -> cards.forEach(card -> now.standings().stream()
                        .filter(standing -> standing.pipeline().equals(card.pipeline()))
                        .forEach(standing -> show(card, standing, now))));
        allow();
    }

    private void show(StandingCard card, Standing standing, Stock now) {
        var proof = Proof.of(standing, model.inSight());
        card.show(standing, proof, words.next(standing, proof, now.proveEvery()));
    }

    private void showPlaces(Stock now) {
        places.getChildren()
                .setAll(
                        new PlaceRow("backups.place.first", Optional.of(Place.first(now)), texts, words),
                        new PlaceRow("backups.place.second", Place.second(now), texts, words));
    }

    /// The chosen one stays chosen when the list comes anew.
    private void showList() {
        selecting = true;
        var now = model.list();
        if (!backups.getItems().equals(now)) {
            backups.getItems().setAll(now);
        }
        selecting = false;
        count.setText(texts.text("backups.count", now.size()));
        placeholder.setText(texts.text(emptyKey()));
        showChosen();
    }

    private String emptyKey() {
        return model.stock().get().isEmpty() ? "backups.reading" : "backups.empty";
    }

    private void choose(Backup backup) {
        if (!selecting) {
            model.chosen().set(Optional.of(backup.id()));
        }
    }

    private void showChosen() {
        var chosen = model.chosenBackup();
        selecting = true;
        chosen.ifPresentOrElse(backups.getSelectionModel()::select, backups.getSelectionModel()::clearSelection);
        selecting = false;
        present(details, chosen.isPresent());
        chosen.ifPresent(this::detail);
        allow();
    }

    private void detail(Backup backup) {
        state.show(Look.of(backup.state()), words.state(backup));
        name.setText(backup.id().value());
        finding.show(backup.problem(), texts);
        var doubt = words.reserve(backup);
        present(reserve, doubt.isPresent());
        reserve.setText(doubt.orElse(""));
        story.setText(String.join(" · ", words.story(backup)));
        prove.setAccessibleText(texts.text("backups.prove.accessible", words.brief(backup)));
        restore.setAccessibleText(texts.text("backups.restore.accessible", words.brief(backup)));
    }

    private void allow() {
        var busy = model.work().underWay();
        var chosen = model.chosenBackup();
        cards.forEach(card -> card.rest(busy));
        retention.setDisable(busy || model.list().isEmpty());
        prove.setDisable(busy || chosen.filter(BackupsModel::provable).isEmpty());
        restore.setDisable(busy || chosen.filter(BackupsModel::restorable).isEmpty());
    }

    private List<TableColumn<Backup, ?>> columns(boolean several) {
        var columns = new ArrayList<TableColumn<Backup, ?>>();
        columns.add(
                atLeast(144, text(texts.text("backups.column.made"), 152, backup -> words.moment(backup.madeAt()))));
        if (several) {
            columns.add(text(texts.text("backups.column.pipeline"), 104, backup -> words.pipeline(backup.pipeline())));
        }
        columns.add(atLeast(136, state()));
        columns.add(atLeast(168, text(texts.text("backups.column.occasion"), 184, words::occasion)));
        columns.add(atLeast(80, number(texts.text("backups.column.size"), 88, words::size)));
        columns.add(atLeast(80, number(texts.text("backups.column.facts"), 88, words::facts)));
        columns.add(atLeast(96, number(texts.text("backups.column.publications"), 104, words::publications)));
        columns.add(atLeast(152, text(texts.text("backups.column.places"), 160, words::places)));
        return columns;
    }

    private TableColumn<Backup, Backup> state() {
        TableColumn<Backup, Backup> column = drawn(texts.text("backups.column.state"), 144, backup -> backup);
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private final class StateCell extends TableCell<Backup, Backup> {
        @Override
        protected void updateItem(Backup backup, boolean empty) {
            super.updateItem(backup, empty);
            setGraphic(empty ? null : Badge.plain(Look.of(backup.state()), words.state(backup)));
        }
    }

    /// A damaged backup is plain to see in a long list.
    private static final class Row extends TableRow<Backup> {
        @Override
        protected void updateItem(@Nullable Backup backup, boolean empty) {
            super.updateItem(backup, empty);
            getStyleClass().remove("damaged");
            if (backup != null && !empty && backup.state() == BackupState.DAMAGED) {
                getStyleClass().add("damaged");
            }
        }
    }
}
