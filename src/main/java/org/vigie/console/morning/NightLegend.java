package org.vigie.console.morning;

import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.language.Texts;
import org.vigie.readiness.Morning.Mark;

/// What the icons of the thirty nights mean.
record NightLegend(Texts texts) {
    void fill(HBox legend) {
        legend.getChildren()
                .setAll(Stream.of(Mark.values())
                        .filter(mark -> mark != Mark.BEFORE)
                        .map(mark -> Badge.plain(Look.of(mark), texts.word(mark)))
                        .toList());
    }
}
