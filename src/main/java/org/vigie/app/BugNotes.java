package org.vigie.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

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
        var trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        var code = HexFormat.of().toHexDigits(trace.toString().hashCode());
        return noted.computeIfAbsent(code, _ -> Problem.of(Code.BUG, code, write.apply(code, trace.toString())));
    }
}
