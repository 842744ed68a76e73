/// Backups of the warehouses that prove themselves, and the way back from one.
///
/// A backup is a copy as of one instant, held against that instant of the original, that appears
/// under its name only when it has been opened, counted and synced; PROVEN when it was really
/// restored, to a scratch file. A restore goes forward or back, never half: each step is written in
/// the operations book before it is taken.
///
/// A run whose publication a restore took back keeps its state, for it did publish and a terminal
/// state is never left; the table `rolled_back` says so beside it. SUCCEEDED or PARTIAL and not
/// rolled back ⇔ a ledger row in the warehouse.
///
/// Knows no screen and no pipeline by name. Start at [Backups], then [Restores].
@NullMarked
package org.vigie.continuity.backup;

import org.jspecify.annotations.NullMarked;
