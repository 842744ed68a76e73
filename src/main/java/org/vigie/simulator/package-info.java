/// The demo world: a freight API and an ERP that drops files, sensors with an API and files of
/// theirs, repeatable by seed, with faults on demand. It knows nothing of the product that reads it,
/// only what a problem is. Start at [World], [FreightApi] and [ErpDrop], or at [Sensors], [SensorsApi]
/// and [SensorsDrop]; [Faults] reads what a person typed.
@NullMarked
package org.vigie.simulator;

import org.jspecify.annotations.NullMarked;
