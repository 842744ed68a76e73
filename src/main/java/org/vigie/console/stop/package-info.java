/// THE STOP SHEET: which run is to be stopped, what is lost, why; then each stage as it happens.
/// Start at [StopSheet]; what is shown is in [StopModel].
@NullMarked
package org.vigie.console.stop;

import org.jspecify.annotations.NullMarked;
