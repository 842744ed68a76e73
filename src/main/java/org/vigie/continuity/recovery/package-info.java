/// The guided recovery: nine steps, each locked on the one before, each with what was really seen.
///
/// It never says "done" without having looked, and goes on at the same step when it was killed. What
/// the steps do to the installation is behind [Acts]; `app` carries it out. Start at [Recovery].
@NullMarked
package org.vigie.continuity.recovery;

import org.jspecify.annotations.NullMarked;
