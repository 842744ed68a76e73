/// Reruns that are seen before they happen, and can be taken back after.
///
/// What a rerun would do is found out on a copy: a [Rehearsal], with rows and figures before and
/// after. Before a night that has published is run again by hand, the warehouse is backed up; for a
/// day the rerun can be undone, which is a restore of that backup, with the same safety.
///
/// Knows no screen; of the pipelines it knows only the figures that a [Rehearsal] compares. Start at
/// [Reruns].
@NullMarked
package org.vigie.continuity.rerun;

import org.jspecify.annotations.NullMarked;
