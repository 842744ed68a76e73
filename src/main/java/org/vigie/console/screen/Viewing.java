package org.vigie.console.screen;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.vigie.language.Texts;

/// What every view is built with. A viewing lasts from one change of language to the next: then the
/// views are built anew over the same models, and nobody loses their place.
///
/// @param zone the one zone in which all times are written
/// @param alive turns false when these views have been replaced
public record Viewing(
        Texts texts, ZoneId zone, InstantSource clock, Navigation navigation, ObservableValue<Boolean> alive) {

    /// Shows a value now and at every change, as long as these views live.
    public <T> void watch(ObservableValue<T> value, Consumer<? super T> show) {
        value.when(alive).subscribe(show);
    }

    public RunWords runWords() {
        return new RunWords(texts, zone, clock);
    }

    public WatchWords watchWords() {
        return new WatchWords(texts, zone, clock, runWords());
    }

    public StopWords stopWords() {
        return new StopWords(texts, zone);
    }
}
