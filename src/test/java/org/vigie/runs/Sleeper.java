package org.vigie.runs;

import java.io.IOException;

/// A process that does nothing until its standard input ends.
final class Sleeper {
    private Sleeper() {}

    public static void main(String[] arguments) throws IOException {
        var _ = System.in.read();
    }
}
