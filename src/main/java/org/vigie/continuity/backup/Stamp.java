package org.vigie.continuity.backup;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// An instant with a few characters of its own, so that two things of one second have two names:
/// `20261122-021904-k7mp`.
final class Stamp {
    /// Characters that are not mistaken for each other when read aloud or from paper.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int OWN_CHARACTERS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Stamp() {}

    static String of(Instant instant) {
        var stamp = new StringBuilder(INSTANT.format(instant)).append('-');
        for (int i = 0; i < OWN_CHARACTERS; i++) {
            stamp.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return stamp.toString();
    }
}
