/// Which nights are expected, which were started, which were missed.
///
/// A slot is a date: a machine on European time runs one run a night in the nights of daylight
/// saving. Each night is written down before its hour, so that one that did not happen is seen.
/// Start at [Scheduler]; people read [Timetable].
@NullMarked
package org.vigie.runs.schedule;

import org.jspecify.annotations.NullMarked;
