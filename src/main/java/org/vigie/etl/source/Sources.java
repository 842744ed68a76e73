package org.vigie.etl.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.vigie.etl.Source;

/// Makes sources: any transport with any format.
public final class Sources {
    private final Snapshots snapshots;
    private final CallLimits limits;
    private final Pause pause;
    private final InstantSource clock;

    /// @param pause `Thread::sleep` in production
    /// @param clock what a server's `Retry-After` date is measured against
    public Sources(Snapshots snapshots, CallLimits limits, Pause pause, InstantSource clock) {
        this.snapshots = snapshots;
        this.limits = limits;
        this.pause = pause;
        this.clock = clock;
    }

    /// @param file as a person knows it; it is opened from where the program runs, so give it
    ///   absolute
    public Source file(String name, Path file, Format format, CsvNotation csv) {
        var transport = new FileDrop(name, file, format, snapshots, limits, pause);
        return new DeclaredSource(name, transport, format, csv, snapshots);
    }

    /// @param addresses tried in order; http and https only
    /// @throws IllegalArgumentException when there is none, or one is not http or https
    public Source addresses(String name, List<URI> addresses, Format format, CsvNotation csv) {
        var transport = new HttpCall(name, addresses, format, snapshots, limits, pause, clock);
        return new DeclaredSource(name, transport, format, csv, snapshots);
    }
}
