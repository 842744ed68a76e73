package org.vigie.console;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Questions.Trouble;
import org.vigie.console.screen.Viewing;

final class FrameController {
    private final FrameModel model;
    private final Viewing viewing;
    private final FrameWords words;
    private final Map<Screen, Node> screens;
    private final Consumer<String> onLanguage;

    private Optional<Node> before = Optional.empty();

    @FXML
    private StackPane root;

    @FXML
    private Node frame;

    @FXML
    private Badge pill;

    @FXML
    private Label clock;

    @FXML
    private SegmentedButton languages;

    @FXML
    private Button theme;

    @FXML
    private ToggleButton morningButton;

    @FXML
    private ToggleButton historyButton;

    @FXML
    private ToggleButton dataButton;

    @FXML
    private ToggleButton recoveryButton;

    @FXML
    private ToggleButton backupsButton;

    @FXML
    private ToggleButton scheduleButton;

    @FXML
    private StackPane place;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerWords;

    @FXML
    private VBox live;

    FrameController(FrameModel model, Viewing viewing, Map<Screen, Node> screens, Consumer<String> onLanguage) {
        this.model = model;
        this.viewing = viewing;
        this.words = new FrameWords(viewing);
        this.screens = Map.copyOf(screens);
        this.onLanguage = onLanguage;
    }

    @FXML
    private void initialize() {
        languages.getButtons().setAll(language("fr"), language("en"));
        viewing.watch(model.screen(), this::show);
        viewing.watch(model.dark(), this::showTheme);
        var strip = new LiveStrip(live, viewing, words);
        viewing.watch(model.glance(), _ -> showState());
        viewing.watch(model.glance(), strip::show);
        viewing.watch(model.trouble(), _ -> showState());
        tick();
    }

    /// A second has passed.
    void tick() {
        clock.setText(words.clock());
    }

    /// Puts a sheet over everything; what is behind it cannot be reached meanwhile.
    void cover(Node sheet) {
        before = Optional.ofNullable(root.getScene().getFocusOwner());
        var scrim = new StackPane(sheet);
        scrim.getStyleClass().add("scrim");
        root.getChildren().setAll(frame, scrim);
        frame.setDisable(true);
    }

    void uncover() {
        frame.setDisable(false);
        root.getChildren().setAll(frame);
        before.orElse(place).requestFocus();
    }

    boolean covered() {
        return root.getChildren().size() > 1;
    }

    @FXML
    private void morning() {
        model.screen().set(Screen.MORNING);
        morningButton.setSelected(true);
    }

    @FXML
    private void history() {
        model.screen().set(Screen.HISTORY);
        historyButton.setSelected(true);
    }

    @FXML
    private void data() {
        model.screen().set(Screen.DATA);
        dataButton.setSelected(true);
    }

    @FXML
    private void backups() {
        model.screen().set(Screen.BACKUPS);
        backupsButton.setSelected(true);
    }

    @FXML
    private void recovery() {
        model.screen().set(Screen.RECOVERY);
        recoveryButton.setSelected(true);
    }

    @FXML
    private void schedule() {
        model.screen().set(Screen.SCHEDULE);
        scheduleButton.setSelected(true);
    }

    @FXML
    private void theme() {
        model.dark().set(!model.dark().get());
    }

    @FXML
    void shortcuts() {
        cover(new ShortcutList(this::uncover).view(viewing.texts()));
    }

    private ToggleButton language(String code) {
        var spoken = viewing.texts().locale().getLanguage().equals(code);
        var button = new ToggleButton(viewing.texts().text("frame.language." + code));
        button.setAccessibleText(viewing.texts().text("frame.language." + code + ".accessible"));
        button.setMnemonicParsing(false);
        button.setSelected(spoken);
        button.setOnAction(_ -> {
            button.setSelected(true);
            if (!spoken) {
                onLanguage.accept(code);
            }
        });
        return button;
    }

    private void show(Screen screen) {
        place.getChildren()
                .setAll(Optional.ofNullable(screens.get(screen)).stream().toList());
        morningButton.setSelected(screen == Screen.MORNING);
        historyButton.setSelected(screen == Screen.HISTORY);
        dataButton.setSelected(screen == Screen.DATA);
        recoveryButton.setSelected(screen == Screen.RECOVERY);
        backupsButton.setSelected(screen == Screen.BACKUPS);
        scheduleButton.setSelected(screen == Screen.SCHEDULE);
    }

    private void showTheme(boolean dark) {
        theme.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON));
        theme.setText(viewing.texts().text(dark ? "frame.theme.light" : "frame.theme.dark"));
    }

    private void showState() {
        Optional<Glance> seen = model.glance().getValue();
        Optional<Trouble> trouble = model.trouble().getValue();
        var state = words.pill(seen, trouble);
        pill.show(state.look(), state.word());
        present(banner, trouble.isPresent());
        trouble.ifPresent(what -> bannerWords.setText(words.banner(seen, what)));
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
