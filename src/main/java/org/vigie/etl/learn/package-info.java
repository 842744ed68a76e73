/// Learning: from examples that passed every gate to a forest with its scores, and the shelf where
/// forests are kept.
///
/// It knows no table and no locomotive: an example has a subject, an instant, features and a label.
/// Every number that is shown of a forest comes from readings that the forest has not seen. A model
/// is data: documented JSON and UBJ, looked at by digest before anything is read of it.
///
/// Start at [Training].
@NullMarked
package org.vigie.etl.learn;

import org.jspecify.annotations.NullMarked;
