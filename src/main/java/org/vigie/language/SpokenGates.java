package org.vigie.language;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/// What a gate measured, and what it allows, as people say it: a share in percent, a count with what
/// was counted. A gate or a value that nobody knows is shown as it is.
public record SpokenGates(Texts texts) {
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern TWO_COUNTS = Pattern.compile("(\\d{1,18}) / (\\d{1,18})");
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:\\.\\d+)?(?:\\.\\.\\d+(?:\\.\\d+)?)?");
    private static final String TO = "..";
    private static final Set<String> IN_THE_NAME = Set.of("training", "failure", "readings");

    public String name(String gate) {
        return texts.has("gate." + gate) ? texts.text("gate." + gate) : gate;
    }

    /// With what it measured, where the gate's own name does not say it already.
    public String name(String gate, String subject) {
        return subject.isBlank() || IN_THE_NAME.contains(subject)
                ? name(gate)
                : texts.text("gate.of", name(gate), new SpokenFindings(texts).subject(subject));
    }

    public String measured(String gate, String value) {
        return switch (value) {
            case "-" -> texts.text("gate.value.unjudged");
            case "≠" -> texts.text("gate.value.changed");
            default -> value(gate, value);
        };
    }

    public String allowed(String gate, String value) {
        return switch (gate) {
            case "min-rows", "training-rows", "labels-follow", "held-out", "not-worse" ->
                texts.text("gate.least", value(gate, value));
            case "max-rejected-share",
                    "max-age",
                    "known-runs",
                    "repeated-values",
                    "ahead-of-night",
                    "constant-feature",
                    "range",
                    "drift" -> texts.text("gate.most", value(gate, value));
            case "classes" -> texts.text("gate.value.both");
            default -> value(gate, value);
        };
    }

    private String value(String gate, String value) {
        return switch (gate) {
            case "max-rejected-share" -> texts.percent(Double.parseDouble(value));
            case "max-age" -> age(value);
            case "repeated-values", "ahead-of-night", "constant-feature", "range", "failure-share" ->
                figures(value, share -> texts.text("gate.value.share", share));
            case "drift" -> figures(value, drift -> texts.text("gate.value.deviations", drift));
            case "spread" -> texts.text("gate.value.times", figures(value, this::figure));
            case "labels-follow", "held-out", "not-worse" -> figures(value, this::figure);
            case "training-rows" -> counts("gate.value.examples", value);
            case "classes" -> counts("gate.value.failures", value);
            default -> count(value);
        };
    }

    /// Each number of `0.05 (0.04..0.06)`.
    private String figures(String value, DoubleFunction<String> words) {
        return FIGURE.matcher(value).replaceAll(found -> span(found.group(), words));
    }

    private String span(String figure, DoubleFunction<String> words) {
        int middle = figure.indexOf(TO);
        return middle < 0
                ? words.apply(Double.parseDouble(figure))
                : texts.text(
                        "gate.value.span",
                        words.apply(Double.parseDouble(figure.substring(0, middle))),
                        words.apply(Double.parseDouble(figure.substring(middle + TO.length()))));
    }

    private String figure(double value) {
        return texts.text("gate.value.figure", value);
    }

    private String counts(String key, String value) {
        var two = TWO_COUNTS.matcher(value);
        return two.matches() ? texts.text(key, Long.valueOf(two.group(1)), Long.valueOf(two.group(2))) : value;
    }

    private String count(String value) {
        return COUNT.matcher(value).matches() ? texts.number(Long.parseLong(value)) : value;
    }

    private String age(String value) {
        try {
            return texts.duration(Duration.parse(value));
        } catch (DateTimeParseException _) {
            return value; // rows ahead of the night have a date instead of an age
        }
    }
}
