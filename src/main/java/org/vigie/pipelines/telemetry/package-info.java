/// The telemetry night (dossier CIDP): sensors → readings with rolling means → learning →
/// predictions. One page: [TelemetryPipeline]. What follows a publication stands behind [Learning]:
/// [ForestLearning] tells it on another page. [Shelf] is what a run asks of the models, [ModelShelf]
/// what a person does.
@NullMarked
package org.vigie.pipelines.telemetry;

import org.jspecify.annotations.NullMarked;
