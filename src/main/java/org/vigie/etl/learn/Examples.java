package org.vigie.etl.learn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.etl.Sha256;

/// Readings to learn from, column by column: 200,000 of them take a few megabytes.
public final class Examples {
    private static final int FIRST_ROOM = 1024;

    private final FeatureSchema schema;
    private final int size;
    private final String[] subjects;
    private final String[] instants;
    private final float[][] columns;
    private final BitSet failures;
    private final BitSet ofTheNight;

    private Examples(Builder from) {
        this.schema = from.schema;
        this.size = from.size;
        this.subjects = Arrays.copyOf(from.subjects, size);
        this.instants = Arrays.copyOf(from.instants, size);
        this.columns = new float[schema.size()][];
        Arrays.setAll(columns, feature -> Arrays.copyOf(from.columns[feature], size));
        this.failures = (BitSet) from.failures.clone();
        this.ofTheNight = (BitSet) from.ofTheNight.clone();
    }

    public static Builder of(FeatureSchema schema) {
        return new Builder(schema);
    }

    public FeatureSchema schema() {
        return schema;
    }

    public int size() {
        return size;
    }

    public String subject(int row) {
        return subjects[row];
    }

    public String at(int row) {
        return instants[row];
    }

    public boolean failure(int row) {
        return failures.get(row);
    }

    public int failures() {
        return failures.cardinality();
    }

    boolean ofTheNight(int row) {
        return ofTheNight.get(row);
    }

    float value(int row, int feature) {
        return columns[feature][row];
    }

    int[] rows() {
        return IntStream.range(0, size).toArray();
    }

    /// The values of one feature, of these rows.
    float[] column(int feature, int[] rows) {
        var values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = columns[feature][rows[i]];
        }
        return values;
    }

    /// The features of some rows, one row after the other.
    float[] matrix(int[] rows, int from, int to) {
        var matrix = new float[(to - from) * columns.length];
        int place = 0;
        for (int i = from; i < to; i++) {
            for (var column : columns) {
                matrix[place++] = column[rows[i]];
            }
        }
        return matrix;
    }

    boolean[] labels(int[] rows) {
        var labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = failures.get(rows[i]);
        }
        return labels;
    }

    /// The instant of the oldest; empty text when there is none.
    String earliest() {
        return Arrays.stream(instants).min(Comparator.naturalOrder()).orElse("");
    }

    String latest() {
        return Arrays.stream(instants).max(Comparator.naturalOrder()).orElse("");
    }

    /// SHA-256 over all of them, in their order: which data a model was trained on.
    String digest() {
        var digest = Sha256.begin();
        var values = ByteBuffer.allocate(columns.length * Float.BYTES + 1);
        for (int row = 0; row < size; row++) {
            digest.update((subjects[row] + "\t" + instants[row] + "\t").getBytes(StandardCharsets.UTF_8));
            values.clear();
            for (var column : columns) {
                values.putFloat(column[row]);
            }
            values.put((byte) (failures.get(row) ? 1 : 0));
            digest.update(values.array());
        }
        return Sha256.hex(digest);
    }

    /// Takes readings one by one; it can be emptied and filled again.
    public static final class Builder {
        private final FeatureSchema schema;
        private final float[][] columns;
        private final BitSet failures = new BitSet();
        private final BitSet ofTheNight = new BitSet();
        private final Map<String, String> known = new HashMap<>();
        private String[] subjects = new String[FIRST_ROOM];
        private String[] instants = new String[FIRST_ROOM];
        private int size;

        private Builder(FeatureSchema schema) {
            this.schema = schema;
            this.columns = new float[schema.size()][FIRST_ROOM];
        }

        /// @param at text that sorts by time
        /// @param night nobody has judged this reading yet
        /// @throws IllegalArgumentException when a feature is missing: a score of a hole is a guess
        public void add(String subject, String at, double[] features, boolean failure, boolean night) {
            makeRoom();
            subjects[size] = known.computeIfAbsent(subject, each -> each); // few, and each is kept once
            instants[size] = at;
            for (int feature = 0; feature < columns.length; feature++) {
                columns[feature][size] = whole(features[feature], subject, at);
            }
            failures.set(size, failure);
            ofTheNight.set(size, night);
            size++;
        }

        void add(Examples from, int row) {
            var features = new double[columns.length];
            Arrays.setAll(features, feature -> from.columns[feature][row]);
            add(from.subjects[row], from.instants[row], features, from.failure(row), from.ofTheNight(row));
        }

        /// The reading of a row, one feature of which is another row's.
        void add(Examples from, int row, int exchanged, int other) {
            add(from, row);
            columns[exchanged][size - 1] = from.columns[exchanged][other];
        }

        public int size() {
            return size;
        }

        public Examples build() {
            return new Examples(this);
        }

        public void clear() {
            size = 0;
            failures.clear();
            ofTheNight.clear();
        }

        /// Forgets every second reading.
        void thinOut() {
            int kept = 0;
            for (int row = 0; row < size; row += 2) {
                move(row, kept++);
            }
            size = kept;
        }

        private void move(int from, int to) {
            subjects[to] = subjects[from];
            instants[to] = instants[from];
            for (var column : columns) {
                column[to] = column[from];
            }
            failures.set(to, failures.get(from));
            ofTheNight.set(to, ofTheNight.get(from));
        }

        private static float whole(double value, String subject, String at) {
            if (!Float.isFinite((float) value)) {
                throw new IllegalArgumentException("a feature is missing: " + subject + " at " + at);
            }
            return (float) value;
        }

        private void makeRoom() {
            if (size < subjects.length) {
                return;
            }
            int room = size * 2;
            subjects = Arrays.copyOf(subjects, room);
            instants = Arrays.copyOf(instants, room);
            Arrays.setAll(columns, feature -> Arrays.copyOf(columns[feature], room));
        }
    }
}
