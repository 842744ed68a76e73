package org.vigie.console.screen;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// The columns of the house's tables: words on the left, numbers on the right, and what does not
/// fit in a tooltip.
public final class Columns {
    private Columns() {}

    public static <T> TableColumn<T, String> text(String title, double width, Function<T, String> words) {
        return column(title, width, words, "words");
    }

    public static <T> TableColumn<T, String> number(String title, double width, Function<T, String> words) {
        return column(title, width, words, "number");
    }

    /// A column whose cells draw the value themselves.
    public static <T, V> TableColumn<T, V> drawn(String title, double width, Function<T, V> value) {
        var column = new TableColumn<T, V>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    /// A column that no narrow window squeezes below what it has to say.
    public static <T, V> TableColumn<T, V> atLeast(double width, TableColumn<T, V> column) {
        column.setMinWidth(width);
        return column;
    }

    private static <T> TableColumn<T, String> column(
            String title, double width, Function<T, String> words, String styleClass) {
        var column = drawn(title, width, words);
        column.getStyleClass().add(styleClass);
        column.setCellFactory(_ -> new Words<>(styleClass));
        return column;
    }

    private static final class Words<T> extends TableCell<T, String> {
        Words(String styleClass) {
            getStyleClass().add(styleClass);
        }

        @Override
        protected void updateItem(String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? "" : words);
            setTooltip(empty || words.length() < 12 ? null : new Tooltip(words));
        }
    }
}
