/// The operating system's own scheduler: Windows Task Scheduler, systemd timers. Registers the
/// nightly run there, and audits what is registered.
@NullMarked
package org.vigie.runs.schedule.system;

import org.jspecify.annotations.NullMarked;
