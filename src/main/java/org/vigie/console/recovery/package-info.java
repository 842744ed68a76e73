/// THE RECOVERY SCREEN: what is wrong with a night, the steps of the guided recovery, and what was
/// seen at each. Start at [RecoveryScreen]; what is shown and what may be done is in
/// [RecoveryModel].
@NullMarked
package org.vigie.console.recovery;

import org.jspecify.annotations.NullMarked;
