package org.vigie.console;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.vigie.console.screen.Staged;
import org.vigie.continuity.recovery.Step;
import org.vigie.runs.RunId;

/// What is done at the window before a picture is taken.
record Staging(ConsoleWindow window, Scene scene) {
    void press(String button) {
        var node = (ButtonBase) scene.lookup(button);
        node.fire();
    }

    void tab(int place) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var tabs = (TabPane) scene.lookup("#tabs");
        tabs.getSelectionModel().select(place);
    }

    void data() {
        press("#dataButton");
    }

    void all() {
        data();
        settle();
        var ranges = scene.getRoot().lookupAll("#ranges .toggle-button");
        ((ButtonBase) List.copyOf(ranges).getLast()).fire();
    }

    void model() {
        data();
        tab(1);
    }

    void modelEnd() {
        model();
        settle();
        ((ScrollPane) scene.lookup("#modelPage")).setVvalue(1);
    }

    void scrollDown() {
        settle();
        ((ScrollPane) scene.lookup("#morningScreen .screen-scroll")).setVvalue(1);
    }

    private void settle() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    void type(String field, String words) {
        ((TextInputControl) scene.lookup(field)).setText(words);
    }

    void log() {
        tab(1);
        settle();
    }

    void schedule() {
        press("#scheduleButton");
    }

    void scheduleEnd() {
        schedule();
        settle();
        ((ScrollPane) scene.lookup("#scheduleScreen .screen-scroll")).setVvalue(1);
    }

    void drain() {
        schedule();
        settle();
        press("#hold");
    }

    void correct() {
        schedule();
        settle();
        press("#correct");
    }

    void backups() {
        press("#backupsButton");
    }

    void chooseBackup(int row) {
        backups();
        settle();
        ((TableView<?>) scene.lookup("#backupsScreen #backups"))
                .getSelectionModel()
                .select(row);
    }

    void backUp() {
        backups();
        settle();
        press("#backupsScreen .take");
    }

    void prove() {
        backups();
        settle();
        press("#backupsScreen #prove");
    }

    void restore(int row) {
        chooseBackup(row);
        settle();
        press("#backupsScreen #restore");
    }

    void confirmRestore(int row) {
        restore(row);
        settle();
        type("#restoreSheet #reason", "Données fausses publiées");
        type("#restoreSheet #typed", "freight.sqlite");
    }

    void restoreNow(int row) {
        confirmRestore(row);
        press("#restoreSheet #confirm");
    }

    void restoreEnd(int row) {
        confirmRestore(row);
        settle();
        ((ScrollPane) scene.lookup("#restoreSheet .scroll-pane")).setVvalue(1);
    }

    void retention() {
        backups();
        settle();
        press("#backupsScreen #retention");
    }

    void recovery() {
        press("#recoveryButton");
        settle();
    }

    void askToRecover() {
        recovery();
        press("#recoveryScreen #begin");
        settle();
    }

    void recover() {
        askToRecover();
        type("#decisionSheet #reason", "Nuit en échec, données attendues par la logistique");
        press("#decisionSheet #confirm");
        window.tick();
        settle();
    }

    void recover(Step shown) {
        recover();
        var steps = (ListView<?>) scene.lookup("#recoveryScreen #steps");
        steps.getSelectionModel().select(shown.ordinal());
    }

    void waive() {
        recover();
        press("#recoveryScreen #waive");
    }

    void giveUp() {
        recover();
        press("#recoveryScreen #giveUp");
    }

    void askToStop() {
        open("b3n8");
        settle();
        press("#runPage #stop");
    }

    void stop() {
        askToStop();
        settle();
        type("#stopSheet #reason", "Exécution bloquée");
        press("#stopSheet #confirm");
    }

    void open(String desk) {
        window.openRun(new RunId("freight-" + Staged.NIGHT + "-" + desk));
    }
}
