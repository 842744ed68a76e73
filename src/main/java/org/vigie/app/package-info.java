/// The front door: the only place where objects are made and put together. [Vigie] is what people
/// start, [WorkerMain] what a run's child JVM starts.
///
/// The demo's past ([PastNights]) learns in its last few nights only, so that a visitor does not wait
/// for thirty trainings: the older telemetry nights publish with learning switched off.
@NullMarked
package org.vigie.app;

import org.jspecify.annotations.NullMarked;
