/// Stops a run and says so only when it is true.
///
/// The intent is written first; the process must be the run's own (pid, start, run id); its
/// descendants are known before it is touched; it is asked, then forced; then everything is seen
/// dead and the warehouse's lock free. All of it is kept as the run's certificate.
/// Start at [Stopping].
@NullMarked
package org.vigie.runs.stop;

import org.jspecify.annotations.NullMarked;
