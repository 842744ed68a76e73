package org.vigie.console.recovery;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.RecoveryProcedure.Planned;

/// What a step would find and do, and what would stand in its way.
record Foreseen(Planned planned, ScreenWords words) {
    private static final Look FREE = new Look(Feather.CHECK, Tone.GOOD);

    List<Node> rows() {
        var rows = new ArrayList<Node>();
        planned.notes().forEach(note -> rows.add(new NoteRow(note, words.note(note), "")));
        planned.obstacle().ifPresent(problem -> rows.add(new NoteRow(Note.of(problem), words.obstacle(problem), "")));
        if (rows.isEmpty()) {
            rows.add(new NoteRow(FREE, words.nothingInTheWay(), ""));
        }
        return rows;
    }
}
