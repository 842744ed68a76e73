/// What happens inside the child JVM: carry out one run, beat, count, write the log, end.
///
/// It ends its run by itself and needs nobody to watch. Only a run that somebody asked to stop is
/// left open: its end is written by whoever has seen this process dead. Start at [NightWork].
@NullMarked
package org.vigie.runs.worker;

import org.jspecify.annotations.NullMarked;
