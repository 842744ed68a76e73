package org.vigie.etl;

import java.time.Duration;
import java.util.Optional;

/// The checks that must hold before data go further; an empty one is switched off.
public record Gates(Optional<Long> minRows, Optional<Double> maxRejectedShare, Optional<Duration> maxAge) {}
