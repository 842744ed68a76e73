/// THE BACKUPS SCREEN: how old the last proven backup is, which ones there are and where, and the
/// way back to one. Start at [BackupsScreen]; what is shown is in [BackupsModel], what goes on for
/// long in [Work].
@NullMarked
package org.vigie.console.backups;

import org.jspecify.annotations.NullMarked;
