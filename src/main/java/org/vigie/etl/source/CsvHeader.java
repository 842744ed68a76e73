package org.vigie.etl.source;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.problem.Problem.Code;

/// The columns that a file says it brings, in its own order, held against those it promised.
record CsvHeader(List<String> columns) {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMES = 20;
    private static final String USUAL_SEPARATORS = ";,\t|";

    static CsvHeader of(List<String> cells) {
        return new CsvHeader(cells.stream().map(String::strip).toList());
    }

    String lastColumn() {
        return columns.getLast();
    }

    /// @throws org.vigie.problem.ProblemException WRONG_SEPARATOR, COLUMNS_TWICE, COLUMNS_MISSING,
    ///   COLUMNS_UNKNOWN
    void check(List<String> wanted, CsvNotation csv, Place place) {
        checkSeparator(wanted, csv, place);
        var twice = twice().filter(name -> !csv.ignoreUnknownColumns() || wanted.contains(name));
        refuse(Code.COLUMNS_TWICE, twice, place);
        var missing = wanted.stream().filter(name -> !columns.contains(name));
        refuse(Code.COLUMNS_MISSING, missing, place, shown(columns.stream()));
        if (!csv.ignoreUnknownColumns()) {
            var unknown = columns.stream().filter(name -> !wanted.contains(name));
            refuse(Code.COLUMNS_UNKNOWN, unknown, place, shown(wanted.stream()));
        }
    }

    private void checkSeparator(List<String> wanted, CsvNotation csv, Place place) {
        var only = columns.getFirst();
        if (columns.size() > 1 || wanted.contains(only)) {
            return;
        }
        USUAL_SEPARATORS
                .chars()
                .filter(separator -> only.indexOf(separator) >= 0)
                .findFirst()
                .ifPresent(found -> {
                    throw place.problem(
                            Code.WRONG_SEPARATOR,
                            Excerpt.of(Character.toString(found), 1),
                            Excerpt.of(Character.toString(csv.separator()), 1));
                });
    }

    private Stream<String> twice() {
        var seen = new HashSet<String>();
        var twice = new LinkedHashSet<String>();
        for (var name : columns) {
            if (!seen.add(name)) {
                twice.add(name);
            }
        }
        return twice.stream();
    }

    private static void refuse(Code code, Stream<String> names, Place place, Object... more) {
        var shown = names.toList();
        if (!shown.isEmpty()) {
            throw place.problem(
                    code,
                    Stream.concat(Stream.of(shown(shown.stream())), Stream.of(more))
                            .toArray());
        }
    }

    private static String shown(Stream<String> names) {
        return String.join(
                ", ",
                names.limit(MOST_NAMES)
                        .map(name -> Excerpt.of(name, LONGEST_NAME))
                        .toList());
    }
}
