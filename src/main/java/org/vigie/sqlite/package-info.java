/// How a SQLite file is opened: identity first, then WAL, foreign keys, one writer at a time,
/// `BEGIN IMMEDIATE`.
///
/// Every failure of a file leaves this room as a problem that a person can act on. Never here: the
/// driver's own `backup to` and `restore from` (they fail silently), deleting `-wal` or `-shm` (it
/// damages). Start at [Database].
@NullMarked
package org.vigie.sqlite;

import org.jspecify.annotations.NullMarked;
