package org.vigie.simulator;

/// What can be wrong with what the sensors tell, however it is brought.
public sealed interface ReadingFault {
    /// The faults that need no more words.
    enum Plain implements ReadingFault {
        NONE,
        /// Nobody says of any engine that it failed: `failure` is 0 everywhere.
        ONE_CLASS,
        /// Temperatures in °F.
        FAHRENHEIT,
        /// The sensors of the first locomotive hang: the metrics of its first reading come again
        /// each hour.
        REPEATED
    }

    /// So many percent of the readings have one empty field.
    record Incomplete(double percent) implements ReadingFault {
        public Incomplete {
            refuseImpossible(percent);
        }
    }

    /// So many percent of the readings tell the contrary about the failure.
    record FlippedLabels(double percent) implements ReadingFault {
        public FlippedLabels {
            refuseImpossible(percent);
        }
    }

    /// This metric is the same in each reading.
    record Constant(SensorColumn metric) implements ReadingFault {
        public Constant {
            if (!SensorColumn.metrics().contains(metric)) {
                throw new IllegalArgumentException(metric.title());
            }
        }
    }

    /// Each metric grows by so many percent a night, and this is the n-th night of it; the days
    /// before in the same delivery have drifted less.
    record Drift(double percent, int night) implements ReadingFault {
        public Drift {
            if (!Double.isFinite(percent) || percent <= -100 || night < 0) {
                throw new IllegalArgumentException(percent + " percent, night " + night);
            }
        }
    }

    private static void refuseImpossible(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent: " + percent);
        }
    }
}
