/// THE RERUN SHEET: what would be read and replaced, shown before anybody confirms it. Start at
/// [RerunSheet]; what may be ordered is decided in [RerunModel].
@NullMarked
package org.vigie.console.rerun;

import org.jspecify.annotations.NullMarked;
