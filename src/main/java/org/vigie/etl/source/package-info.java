/// Takes an input to a hashed snapshot (a file, or a list of addresses) and turns the snapshot into
/// rows (CSV, JSON). How an input comes and how it is written are separate: a file can be JSON, an
/// address can be CSV. Knows the engine and problems; no settings, no pipeline. Start at [Sources].
@NullMarked
package org.vigie.etl.source;

import org.jspecify.annotations.NullMarked;
