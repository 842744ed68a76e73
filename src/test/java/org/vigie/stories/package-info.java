/// Whole stories, through the real command line in child processes: what the product promises to
/// the people who depend on the data, fault by fault. [Installation] runs it, [Invariants] judges
/// what it left behind.
///
/// For a long night: `-Dstories.kills=50 -Dstories.rows=200000` for the kills,
/// `-Dstories.calls=all` for every sync and every write of a run, `-Dstories.rounds=50` and
/// `-Dstories.races=50` for the races, `-Dstories.supervisedkills=200`, `-Dstories.soak=60` (minutes),
/// `-Dstories.faketime=true` for the nights under clocks of their own,
/// `-Dstories.restorekills=all` for every step of a restore.
@NullMarked
package org.vigie.stories;

import org.jspecify.annotations.NullMarked;
