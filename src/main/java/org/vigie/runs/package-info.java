/// The life of a run: ordered, started in a child JVM, watched, ended exactly once, remembered.
///
/// The operations book follows the warehouse: a run is SUCCEEDED when its ledger row was seen
/// there, never because a process ended with 0. Start at [RunDesk]; a run is read through
/// [RunHistory].
@NullMarked
package org.vigie.runs;

import org.jspecify.annotations.NullMarked;
