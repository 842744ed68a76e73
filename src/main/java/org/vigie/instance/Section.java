package org.vigie.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// One object of the settings, which knows where it stands. Every refusal names the path, what was
/// found and what is allowed, in signs that need no translation.
record Section(String file, String path, JsonNode node) {
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final int LONGEST_SHOWN = 100;

    /// @throws ProblemException SETTING_UNKNOWN
    void allow(List<String> names) {
        for (var property : node.properties()) {
            if (!names.contains(property.getKey())) {
                throw unknown(property.getKey(), names);
            }
        }
    }

    ProblemException unknown(String name, List<String> allowed) {
        return new ProblemException(Code.SETTING_UNKNOWN, file, path(name), String.join(", ", allowed));
    }

    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean isSwitchedOff(String name) {
        return node.path(name).isNull();
    }

    Section section(String name) {
        return part(name, required(name));
    }

    Section sectionOrEmpty(String name) {
        return part(name, node.has(name) ? node.get(name) : JsonNodeFactory.instance.objectNode());
    }

    private Section part(String name, JsonNode part) {
        if (!part.isObject()) {
            throw bad(name, "{…}");
        }
        return new Section(file, path(name), part);
    }

    String text(String name, Predicate<String> holds, String allowed) {
        var value = required(name);
        if (!value.isTextual() || !holds.test(value.textValue())) {
            throw bad(name, allowed);
        }
        return value.textValue();
    }

    String text(String name, String ifAbsent, Predicate<String> holds, String allowed) {
        return node.has(name) ? text(name, holds, allowed) : ifAbsent;
    }

    /// A value that is written as text; `read` may throw what the JDK's parsers throw.
    <T> T value(String name, String ifAbsent, Function<String, T> read, String allowed) {
        var written = text(name, ifAbsent, _ -> true, allowed);
        try {
            return read.apply(written);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw bad(name, allowed);
        }
    }

    List<String> texts(String name, String allowed) {
        var list = required(name);
        if (!list.isArray() || list.isEmpty()) {
            throw bad(name, allowed);
        }
        var texts = new ArrayList<String>();
        for (var each : list) {
            if (!each.isTextual()) {
                throw bad(name, allowed);
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    boolean flag(String name, boolean ifAbsent) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return ifAbsent;
        }
        if (!value.isBoolean()) {
            throw bad(name, "true, false");
        }
        return value.booleanValue();
    }

    long whole(String name, long ifAbsent, long least, long most) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return ifAbsent;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw bad(name, least + " … " + most);
        }
        return value.longValue();
    }

    double share(String name, double ifAbsent) {
        return number(name, ifAbsent, 0, 1);
    }

    double number(String name, double ifAbsent, double least, double most) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return ifAbsent;
        }
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw bad(name, plain(least) + " … " + plain(most));
        }
        return value.doubleValue();
    }

    Duration duration(String name, Duration ifAbsent, Duration most) {
        var allowed = "PT0.001S … " + most + " (PT2S, PT1M30S, PT36H)";
        var length = value(name, ifAbsent.toString(), Duration::parse, allowed);
        if (length.compareTo(Duration.ofMillis(1)) < 0 || length.compareTo(most) > 0) {
            throw bad(name, allowed);
        }
        return length;
    }

    LocalTime time(String name, String ifAbsent) {
        return value(name, ifAbsent, LocalTime::parse, "00:00 … 23:59");
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }

    /// @throws ProblemException SETTING_BAD_VALUE
    ProblemException bad(String name, String allowed) {
        return bad(name, written(node.path(name)), allowed);
    }

    ProblemException bad(String name, String value, String allowed) {
        return new ProblemException(Code.SETTING_BAD_VALUE, file, path(name), shown(value), allowed);
    }

    ProblemException missing(String name) {
        return new ProblemException(Code.SETTING_MISSING, file, path(name));
    }

    private JsonNode required(String name) {
        return Optional.ofNullable(node.get(name)).orElseThrow(() -> missing(name));
    }

    private String path(String name) {
        return path.isEmpty() ? shown(name) : path + "." + shown(name);
    }

    private static String written(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String shown(String text) {
        var safe = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                safe.append("\\u%04x".formatted(point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
