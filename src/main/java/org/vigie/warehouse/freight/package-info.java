/// The freight warehouse `supply_chain_dwh.sqlite`: facts, daily statistics of the stations, and
/// the analyses of the dossier DPA. `tables` is written by the build from the migrations. Start at
/// [FreightWarehouse].
@NullMarked
package org.vigie.warehouse.freight;

import org.jspecify.annotations.NullMarked;
