/// The operations book (`ops.sqlite`): runs, steps, inputs, quarantine, leases, backups, recoveries. The
/// only channel between the console, the command line and the workers. It is another file than the warehouses,
/// so that restoring a warehouse never erases the memory of the run that broke it; it follows the
/// warehouses' ledgers and never contradicts them.
///
/// `tables` is written by the build from the migrations. Start at [OperationsBook].
@NullMarked
package org.vigie.ledger;

import org.jspecify.annotations.NullMarked;
