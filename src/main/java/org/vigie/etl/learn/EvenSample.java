package org.vigie.etl.learn;

/// Readings of which there may be too many to keep: all of them, or every second, fourth, eighth …,
/// spread evenly over the order in which they come.
public final class EvenSample {
    private final Examples.Builder kept;
    private final int most;
    private long seen;
    private long step = 1;

    public EvenSample(FeatureSchema schema, int most) {
        this.kept = Examples.of(schema);
        this.most = most;
    }

    /// As [Examples.Builder#add].
    public void add(String subject, String at, double[] features, boolean failure, boolean night) {
        if (seen++ % step != 0) {
            return;
        }
        if (kept.size() == most) {
            kept.thinOut();
            step *= 2;
            if ((seen - 1) % step != 0) {
                return;
            }
        }
        kept.add(subject, at, features, failure, night);
    }

    public Examples build() {
        return kept.build();
    }
}
