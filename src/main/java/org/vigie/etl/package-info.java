/// The engine: takes sources to hashed snapshots, checks each row against its contract, sets bad
/// rows aside, holds the gates, counts.
///
/// It knows no pipeline by name, no table and no screen; what it has to tell goes to a [Journal].
/// Checks, transformation and publication of a stream run at the same time, in bounded memory: a
/// reading thread parses and transforms, the calling thread, which owns the warehouse's connection,
/// publishes. Gates are judged when the stream has ended and before the commit, so that a file is
/// read once; a refusal rolls everything back.
///
/// Start at [Flow].
@NullMarked
package org.vigie.etl;

import org.jspecify.annotations.NullMarked;
