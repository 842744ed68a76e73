/// READ FIRST: the pipelines that this product runs, one room each. They say what happens in which
/// order; the engine (`etl`) does it, the warehouse keeps it.
@NullMarked
package org.vigie.pipelines;

import org.jspecify.annotations.NullMarked;
