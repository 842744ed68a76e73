/// The threats of the BIA register, and which of them a failure belongs to. Knows problems only.
/// Start at [Threat].
@NullMarked
package org.vigie.continuity.threat;

import org.jspecify.annotations.NullMarked;
