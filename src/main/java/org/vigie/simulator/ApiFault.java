package org.vigie.simulator;

import java.net.URI;
import java.time.Duration;

/// What can be wrong with an API.
public sealed interface ApiFault {
    /// The faults that need no more words.
    enum Plain implements ApiFault {
        NONE,
        /// Nobody listens: the connection is refused.
        OFFLINE,
        /// Takes the request and never answers.
        SILENT,
        /// A page of a proxy, in HTML, with status 200.
        ERROR_PAGE,
        /// `[]`
        EMPTY,
        /// Less than the announced length, then the line is cut.
        TRUNCATED,
        /// 100,000 arrays, one in the other, never closed.
        DEEP,
        /// One machine names its station twice, and differently; or one reading its pressure.
        DUPLICATE_KEYS,
        /// A quarter of the machines is not in the reference.
        UNKNOWN_MACHINES
    }

    /// A good answer, but only after this time.
    record Slow(Duration delay) implements ApiFault {
        public Slow {
            refuseNegative(delay);
        }
    }

    /// The head at once, then the body a byte at a time.
    record Drip(Duration betweenBytes) implements ApiFault {
        public Drip {
            refuseNegative(betweenBytes);
        }
    }

    /// Status 503, this many times, then good again.
    record Unavailable(int times) implements ApiFault {
        public static final int FOR_EVER = Integer.MAX_VALUE;

        public Unavailable {
            if (times < 1) {
                throw new IllegalArgumentException("times: " + times);
            }
        }
    }

    /// Sends the client elsewhere (302).
    record Redirect(URI to) implements ApiFault {}

    private static void refuseNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(duration.toString());
        }
    }
}
