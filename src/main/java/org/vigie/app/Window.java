package org.vigie.app;

import org.vigie.language.Texts;

import java.time.InstantSource;

/// Opens the JavaFX window over an installation.
final class Window {
    private Window() {}

    static void show(OpenHouse house, Texts texts, InstantSource clock) {
        System.err.println(house.morning() + texts.text("morning.ready") + clock.instant());
    }
}
