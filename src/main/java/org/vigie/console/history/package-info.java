/// THE HISTORY SCREEN: which runs there were, and all that is known of the chosen one. Start at
/// [HistoryScreen]; what is shown is in [HistoryModel] and [RunPageModel].
@NullMarked
package org.vigie.console.history;

import org.jspecify.annotations.NullMarked;
