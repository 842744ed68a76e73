package org.vigie.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.simulator.ReadingFault.Constant;
import org.vigie.simulator.ReadingFault.Drift;
import org.vigie.simulator.ReadingFault.FlippedLabels;
import org.vigie.simulator.ReadingFault.Incomplete;

/// What is wrong with the sensors, as a person types it: `incomplete:31`, `drift:0.5:12`.
final class SensorWords {
    private SensorWords() {}

    /// A word of the readings first, then one of the API, then one of the file.
    ///
    /// @throws IllegalArgumentException when the word is not known
    static SensorFault fault(Word word) {
        return switch (word.name()) {
            case "none" -> word.detail().isEmpty() ? SensorFault.NONE : refused(word);
            case "unreachable" -> word.detail().isEmpty() ? SensorFault.UNREACHABLE : refused(word);
            case "truncated" -> word.detail().isEmpty() ? SensorFault.TRUNCATED : refused(word);
            case "empty" -> word.detail().isEmpty() ? SensorFault.EMPTY : refused(word);
            case "incomplete" -> SensorFault.of(new Incomplete(number(word.detailOr("31"))));
            case "flip-labels" -> SensorFault.of(new FlippedLabels(number(word.detailOr("40"))));
            case "constant" -> SensorFault.of(new Constant(metric(word)));
            case "drift" -> SensorFault.of(drift(word.detailOr("0.5")));
            default -> plain(word);
        };
    }

    static List<String> all() {
        return Stream.of(
                        Stream.of("none", "unreachable", "truncated", "empty", "incomplete:31", "flip-labels:40"),
                        Stream.of(SensorColumn.metrics().stream()
                                .map(SensorColumn::title)
                                .collect(Collectors.joining("|", "constant:", ""))),
                        Stream.of("drift:0.5", "drift:0.5:12"),
                        Stream.of(ReadingFault.Plain.values()).map(Word::of),
                        ApiWords.all().stream(),
                        Stream.of(FileFault.Plain.values()).map(Word::of))
                .flatMap(words -> words)
                .filter(Predicate.not("unknown-machines"::equals))
                .distinct()
                .toList();
    }

    private static SensorFault plain(Word word) {
        if (Stream.of(ReadingFault.Plain.values()).anyMatch(word::means)) {
            return SensorFault.of(word.among(ReadingFault.Plain.values()));
        }
        if (Stream.of(FileFault.Plain.values()).anyMatch(word::means)) {
            return SensorFault.of(word.among(FileFault.Plain.values()));
        }
        return SensorFault.of(ApiWords.fault(word));
    }

    private static double number(String typed) {
        return new BigDecimal(typed).doubleValue();
    }

    private static SensorColumn metric(Word word) {
        return SensorColumn.metricNamed(word.needed()).orElseThrow(IllegalArgumentException::new);
    }

    /// `0.5:12`: half a percent a night, in the twelfth night. Else in the first.
    private static Drift drift(String detail) {
        var colon = detail.indexOf(':');
        return colon < 0
                ? new Drift(number(detail), 1)
                : new Drift(number(detail.substring(0, colon)), Integer.parseInt(detail.substring(colon + 1)));
    }

    private static SensorFault refused(Word word) {
        throw new IllegalArgumentException(word.detail());
    }
}
