package org.vigie.problem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HexFormat;

/// A fault of the program, as it is written down: the trace for us, and a short code that the person
/// reads. The same fault has the same code.
public record Bug(String code, String trace) {
    public static Bug of(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return new Bug(HexFormat.of().toHexDigits(trace.toString().hashCode()), trace.toString());
    }

    /// @param where the trace was written
    public Problem told(String where) {
        return Problem.of(Problem.Code.BUG, code, where);
    }
}
