/// THE JAVAFX WING: the window, its navigation, and one room per screen; screens never import each
/// other.
///
/// Reads through one door, [org.vigie.console.screen.Desk], and never loads data itself: a frozen
/// or closed window stops no run.
@NullMarked
package org.vigie.console;

import org.jspecify.annotations.NullMarked;
