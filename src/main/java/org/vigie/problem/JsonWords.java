package org.vigie.problem;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a JSON parser says about a text that is no JSON, as a [Reason].
public final class JsonWords {
    private static final Pattern STRANGER = Pattern.compile(
            "(?:Unexpected character \\(|Unrecognized token |Non-standard token )'(.+?)'.*", Pattern.DOTALL);

    private JsonWords() {}

    /// @return empty when the message is none that we know
    public static Optional<String> known(String message) {
        if (message.startsWith("Duplicate")) {
            return Optional.of(Reason.KEY_TWICE.toString());
        }
        if (message.startsWith("Invalid UTF-8")) {
            return Optional.of(Reason.NOT_UTF8.toString());
        }
        if (message.startsWith("Trailing token")) {
            return Optional.of(Reason.MORE_AFTER_THE_END.toString());
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return Optional.of(Reason.ENDS_IN_THE_MIDDLE.toString());
        }
        var stranger = STRANGER.matcher(message);
        return stranger.matches() ? Optional.of(Reason.UNEXPECTED_SIGN.of(stranger.group(1))) : Optional.empty();
    }
}
