package org.vigie.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong with an API, as a person types it: `offline`, `slow:PT30S`.
final class ApiWords {
    private ApiWords() {}

    /// @throws IllegalArgumentException when the word is not known
    static ApiFault fault(Word word) {
        return switch (word.name()) {
            case "slow" -> new ApiFault.Slow(duration(word.detailOr("PT30S")));
            case "drip" -> new ApiFault.Drip(duration(word.detailOr("PT0.1S")));
            case "unavailable" -> new ApiFault.Unavailable(times(word));
            case "redirect" -> new ApiFault.Redirect(URI.create(word.needed()));
            default -> word.among(ApiFault.Plain.values());
        };
    }

    static List<String> all() {
        return Stream.concat(
                        Stream.of(ApiFault.Plain.values()).map(Word::of),
                        Stream.of(
                                "slow:PT30S",
                                "drip:PT0.1S",
                                "unavailable",
                                "unavailable:2",
                                "redirect:http://127.0.0.1:9999/"))
                .toList();
    }

    private static Duration duration(String typed) {
        try {
            return Duration.parse(typed);
        } catch (DateTimeParseException notUnderstood) {
            throw new IllegalArgumentException(typed, notUnderstood);
        }
    }

    private static int times(Word word) {
        return word.detail().isEmpty() ? ApiFault.Unavailable.FOR_EVER : Integer.parseInt(word.detail());
    }
}
