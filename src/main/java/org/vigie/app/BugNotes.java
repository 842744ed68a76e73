package org.vigie.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.vigie.problem.Bug;
import org.vigie.problem.Problem;

/// The bugs of the window: each is written down once, however often it comes back, under a code
/// that the screen names.
final class BugNotes {
    private final BinaryOperator<String> write;
    private final Map<String, Problem> noted = new ConcurrentHashMap<>();

    /// @param write takes a code and a stack trace, gives the file that keeps them
    BugNotes(BinaryOperator<String> write) {
        this.write = write;
    }

    Problem note(Throwable bug) {
        var written = Bug.of(bug);
        return noted.computeIfAbsent(written.code(), code -> written.told(write.apply(code, written.trace())));
    }
}
