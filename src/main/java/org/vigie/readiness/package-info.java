/// Are the data good this morning? One answer per pipeline, station and locomotive, from the ledger and the
/// operations book. Knows runs, the warehouse and the fleet, no screen. Start at [MorningReport].
@NullMarked
package org.vigie.readiness;

import org.jspecify.annotations.NullMarked;
