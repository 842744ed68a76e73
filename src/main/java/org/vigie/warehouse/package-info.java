/// The warehouses: what Power BI and the analysts read. One transaction per run writes facts,
/// aggregates and the ledger row, so that one is never there without the others; the ledger row is
/// the truth of a run.
///
/// Start at [Publication]; a run's truth is read through [RunLedger]. The business tables are next
/// door, a room for each warehouse.
@NullMarked
package org.vigie.warehouse;

import org.jspecify.annotations.NullMarked;
