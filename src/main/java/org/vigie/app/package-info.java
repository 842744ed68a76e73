/// The front door: the only place where objects are made and put together. [Vigie] is what people
/// start, [WorkerMain] what a run's child JVM starts.
@NullMarked
package org.vigie.app;

import org.jspecify.annotations.NullMarked;
