/// What happens inside the child JVM: carry out one run, beat, count, write the log, end.
///
/// It ends its run by itself and needs nobody to watch. Start at [NightWork].
@NullMarked
package org.vigie.runs.worker;

import org.jspecify.annotations.NullMarked;
