/// What screens share: the door to the house ([Desk]), work in the background ([Background]), the
/// screen's frame.
@NullMarked
package org.vigie.console.screen;

import org.jspecify.annotations.NullMarked;
