package org.vigie.etl.learn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.etl.Sha256;

/// The features in their order. A model serves readings of its own schema only: columns that moved
/// give a score all the same, and a wrong one.
public record FeatureSchema(List<Feature> features) {
    public FeatureSchema {
        features = List.copyOf(features);
    }

    /// SHA-256 over names, units, limits and order.
    @JsonIgnore
    public String hash() {
        var lines = features.stream().map(Feature::line).collect(Collectors.joining());
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return features.size();
    }

    /// @throws IllegalArgumentException when there is no such feature
    int indexOf(String name) {
        return IntStream.range(0, size())
                .filter(index -> features.get(index).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature " + name));
    }
}
