package org.vigie.continuity.recovery.report;

import java.util.List;

/// A page of the dossier, before it is written in a format.
///
/// @param kind the line above the title
/// @param stamp when and from what it was made
/// @param language `fr` or `en`
record Dossier(String kind, String title, String stamp, String language, List<Section> sections) {
    Dossier {
        sections = List.copyOf(sections);
    }

    record Section(String title, List<Block> blocks) {
        Section {
            blocks = List.copyOf(blocks);
        }
    }

    sealed interface Block {
        record Paragraph(String text) implements Block {}

        /// The sentence that is read first.
        record Verdict(boolean good, String text) implements Block {}

        /// The few figures that are looked for first.
        record Tiles(List<Fact> tiles) implements Block {
            public Tiles {
                tiles = List.copyOf(tiles);
            }
        }

        /// Names with their values.
        record Facts(List<Fact> facts) implements Block {
            public Facts {
                facts = List.copyOf(facts);
            }
        }

        /// Each line of a cell stands by itself; an empty cell is for a hand to write in.
        ///
        /// @param widths of the columns, against each other
        record Grid(List<String> header, List<Integer> widths, List<List<String>> rows) implements Block {
            public Grid {
                header = List.copyOf(header);
                widths = List.copyOf(widths);
                rows = List.copyOf(rows);
            }
        }
    }

    record Fact(String name, String value) {}
}
