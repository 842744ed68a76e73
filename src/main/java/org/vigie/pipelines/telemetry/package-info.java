/// The telemetry night (dossier CIDP): sensors → readings with rolling means → learning →
/// predictions. One page: [TelemetryPipeline]. What follows a publication stands behind [Learning].
@NullMarked
package org.vigie.pipelines.telemetry;

import org.jspecify.annotations.NullMarked;
