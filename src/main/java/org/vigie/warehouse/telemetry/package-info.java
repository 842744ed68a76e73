/// The telemetry warehouse `industrial_dwh.sqlite` (dossier CIDP): readings with their rolling
/// means, what may be learned from them, the model that serves and its predictions. Knows no model
/// from within. `tables` is written by the build from the migrations. Start at
/// [TelemetryWarehouse].
@NullMarked
package org.vigie.warehouse.telemetry;

import org.jspecify.annotations.NullMarked;
