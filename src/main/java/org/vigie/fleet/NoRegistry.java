package org.vigie.fleet;

import java.util.Optional;

/// An installation without models.
public record NoRegistry() implements Models {
    @Override
    public ModelFacts get(String version, String sha256) {
        throw new IllegalStateException(version);
    }

    @Override
    public Optional<ModelFacts> madeBy(String run) {
        return Optional.empty();
    }
}
