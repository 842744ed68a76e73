package org.vigie.etl;

/// What became of a source's rows: `in` = `loaded` + `quarantined` when the stream has ended.
public record Counts(long in, long loaded, long quarantined) {
    public static final Counts NONE = new Counts(0, 0, 0);

    public double rejectedShare() {
        return in == 0 ? 0 : (double) quarantined / in;
    }
}
