package org.vigie.console.screen;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.vigie.language.Texts;

/// A night in a date field, as one types it: `21/02/2026`.
public final class DayFormat extends StringConverter<LocalDate> {
    private final DateTimeFormatter format;

    public DayFormat(Texts texts) {
        this.format = DateTimeFormatter.ofPattern(texts.text("screen.day.typed"), texts.locale());
    }

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : format.format(day);
    }

    /// What cannot be read as a day chooses none.
    @Override
    public @Nullable LocalDate fromString(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip(), format);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
