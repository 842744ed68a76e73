package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.cli.Table.Column;

class TableTest {
    @Test
    void given_cells_with_accents_when_told_then_the_columns_stand_under_each_other() {
        var table = new Table(Column.text("Gare"), Column.number("Volume"), Column.text("État"))
                .row("Yaoundé", "1\u00a0207 t", "✔ prête")
                .row("Edéa", "8 t", "✘ manque");

        assertThat(table.lines())
                .containsExactly(
                        "Gare      Volume  État", "Yaoundé  1\u00a0207 t  ✔ prête", "Edéa         8 t  ✘ manque");
    }

    @Test
    void given_letters_written_in_two_signs_when_told_then_they_count_as_what_is_seen() {
        var table = new Table(Column.text("A"), Column.text("B"))
                .row("Bela\u0301bo", "x")
                .row("Belabo", "x");

        assertThat(table.lines()).containsExactly("A       B", "Bela\u0301bo  x", "Belabo  x");
    }

    @Test
    void given_no_rows_when_told_then_the_titles_stand_alone_without_spaces_behind() {
        assertThat(new Table(Column.text("A"), Column.number("Long title")).lines())
                .containsExactly("A  Long title");
        assertThat(new Table(Column.text("A"), Column.text("B"))
                        .row("x", "")
                        .lines()
                        .getLast())
                .isEqualTo("x");
    }
}
