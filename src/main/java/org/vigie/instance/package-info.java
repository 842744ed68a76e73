/// One installation: its folder and its settings (`vigie.json`), read strictly. Knows problems
/// only. Start at [Instance].
@NullMarked
package org.vigie.instance;

import org.jspecify.annotations.NullMarked;
