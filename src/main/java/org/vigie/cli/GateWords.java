package org.vigie.cli;

import org.vigie.language.Texts;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/// What a gate measured, as people say it.
final class GateWords {
    private GateWords() {}

    static String spoken(String gate, String value, Texts texts) {
        return switch (gate) {
            case "max-rejected-share" -> texts.percent(Double.parseDouble(value));
            case "max-age" -> age(value, texts);
            default -> value;
        };
    }

    private static String age(String value, Texts texts) {
        try {
            return texts.duration(Duration.parse(value));
        } catch (DateTimeParseException _) {
            return value; // rows ahead of the night have a date instead of an age
        }
    }
}
