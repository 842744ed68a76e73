/// The telemetry warehouse: readings with their rolling means, predictions, which model serves. The
/// loading side publishes in one transaction; the reading side asks bounded questions only. Start at
/// [TelemetryReadings].
@NullMarked
package org.vigie.warehouse.telemetry;

import org.jspecify.annotations.NullMarked;
