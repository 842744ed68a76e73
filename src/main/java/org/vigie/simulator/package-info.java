/// The demo world: a freight API and an ERP that drops files, repeatable by seed, with faults on
/// demand. It knows nothing of the product that reads it, only what a problem is. Start at [World],
/// [FreightApi] and [ErpDrop]; [Faults] reads what a person typed.
@NullMarked
package org.vigie.simulator;

import org.jspecify.annotations.NullMarked;
