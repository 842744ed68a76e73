/// THE SCHEDULE SCREEN: which nights come, which were late or missed, who starts them, and what is
/// wrong with the operating system's own scheduler. Start at [ScheduleScreen]; what is shown is in
/// [ScheduleModel].
@NullMarked
package org.vigie.console.schedule;

import org.jspecify.annotations.NullMarked;
