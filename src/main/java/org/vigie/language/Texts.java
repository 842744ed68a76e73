package org.vigie.language;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.vigie.problem.Problem;

/// Speaks one of the two languages. Texts are found by place (`morning.ready`), never by their
/// English wording.
///
/// Each wing has a bundle of its own; a key lives in exactly one of them. `'` would be eaten by
/// [MessageFormat]: the texts write `’`.
public final class Texts {
    /// The bundles, one for each wing. The language test reads this list.
    public static final List<String> BUNDLES = List.of("messages", "cli", "console", "recovery");

    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundles = BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle("org.vigie.language." + name, locale))
                .toList();
    }

    public static Texts french() {
        return new Texts(Locale.FRENCH);
    }

    public static Texts english() {
        return new Texts(Locale.ENGLISH);
    }

    /// @param language `fr` or `en`; anything else speaks French, the language of the house
    public static Texts in(String language) {
        return language.equals("en") ? english() : french();
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    /// @throws IllegalArgumentException when no bundle has the key: a bug, found by the language
    ///   test
    public String text(String key, Object... about) {
        var pattern = bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no text for " + key))
                .getString(key);
        return about.length == 0 ? pattern : printable(new MessageFormat(pattern, locale).format(about));
    }

    public String text(Problem problem) {
        return text(problem.textKey(), new SpokenValues(this).of(problem));
    }

    public String hint(Problem problem) {
        return text(problem.hintKey(), new SpokenValues(this).of(problem));
    }

    /// One word of what a problem, or a check, is about: a reason of ours in the reader's language,
    /// anything else as it is.
    public String spoken(String word) {
        return new SpokenValues(this).words(word);
    }

    /// The name of a constant as people say it: `word.RunState.SUCCEEDED`.
    public String word(Enum<?> constant) {
        return text("word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    public String number(long value) {
        return printable(NumberFormat.getIntegerInstance(locale).format(value));
    }

    /// @param share between 0 and 1
    public String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return printable(format.format(share));
    }

    /// Two decimals.
    public String decimal(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return printable(format.format(value));
    }

    /// Tonnes, rounded to the whole tonne: what a clerk compares.
    public String tonnes(double volume) {
        return text("unit.tonnes", number(Math.round(volume)));
    }

    /// `21/02/26`
    public String briefDay(LocalDateTime moment) {
        return DateTimeFormatter.ofPattern(text("format.day.brief"), locale).format(moment);
    }

    /// `samedi 21 février 2026`
    public String longDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("format.day.long"), locale).format(day);
    }

    /// `sam. 21/02`
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("format.day.short"), locale).format(day);
    }

    public String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(instant);
    }

    /// The time of a wall clock, as a source writes it.
    public String time(LocalDateTime moment) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(moment);
    }

    public String timeWithSeconds(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(instant);
    }

    /// `21/02/2026 02:19`
    public String moment(Instant instant, ZoneId zone) {
        return moment(LocalDateTime.ofInstant(instant, zone));
    }

    /// A wall-clock time, as a source writes it.
    public String moment(LocalDateTime moment) {
        return DateTimeFormatter.ofPattern(text("format.moment"), locale).format(moment);
    }

    /// Two units at most, the way one says it: `2 h 08`, `41 s`, `3 j 4 h`.
    public String duration(Duration duration) {
        var length = duration.isNegative() ? Duration.ZERO : duration;
        if (length.toDays() > 0) {
            return text("format.duration.days", length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return text("format.duration.hours", length.toHours(), length.toMinutesPart());
        }
        if (length.toMinutes() > 0) {
            return text("format.duration.minutes", length.toMinutes(), length.toSecondsPart());
        }
        if (length.toSeconds() > 9) {
            return text("format.duration.seconds", length.toSeconds());
        }
        return text("format.duration.tenths", length.toMillis() / 1000.0);
    }

    public String bytes(long count) {
        if (count < 1024) {
            return text("unit.bytes", count);
        }
        return count < 1024 * 1024
                ? text("unit.kilobytes", count / 1024.0)
                : text("unit.megabytes", count / (1024.0 * 1024.0));
    }

    /// French groups digits with a narrow space that no Windows code page has: a terminal would
    /// show `?`.
    private static String printable(String text) {
        return text.replace('\u202f', '\u00a0');
    }
}
