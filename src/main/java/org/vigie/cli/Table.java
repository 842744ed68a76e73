package org.vigie.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows in columns as wide as their widest cell; numbers to the right.
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    record Column(String title, boolean right) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        var all = new ArrayList<List<String>>();
        all.add(columns.stream().map(Column::title).toList());
        all.addAll(rows);
        var widths = IntStream.range(0, columns.size())
                .map(column -> all.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            var space = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP);
            line.append(columns.get(column).right() ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    /// What is seen: an accent that stands on the letter before it takes no place.
    private static int width(String cell) {
        return (int) cell.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .count();
    }
}
