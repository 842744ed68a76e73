/// The locomotives and the model that judges them, as people look at them: who is at risk and why
/// one may believe it. Knows the telemetry warehouse, the model registry and the runs; no screen and
/// no language. Start at [Fleet].
@NullMarked
package org.vigie.fleet;

import org.jspecify.annotations.NullMarked;
