package org.vigie.runs;

import java.security.SecureRandom;
import java.time.LocalDate;

/// `freight-2026-02-21-a7k2`: pipeline, night, and four characters of its own, by which people call
/// it.
public record RunId(String value) {
    /// Characters that are not mistaken for each other when read aloud or from paper.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int OWN_CHARACTERS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static RunId fresh(String pipeline, LocalDate slot) {
        var own = new StringBuilder();
        for (int i = 0; i < OWN_CHARACTERS; i++) {
            own.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new RunId(pipeline + "-" + slot + "-" + own);
    }

    @Override
    public String toString() {
        return value;
    }

    /// The last part, short enough to say on the telephone.
    public String shortName() {
        return value.substring(value.lastIndexOf('-') + 1);
    }
}
