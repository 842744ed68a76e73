/// THE MORNING SCREEN: are last night's data good, and what to do when they are not. Knows the
/// pulse's glance and no desk. Start at [MorningScreen].
@NullMarked
package org.vigie.console.morning;

import org.jspecify.annotations.NullMarked;
