/// THE DATA SCREEN: which locomotives are at risk, how their metrics moved, and why one may believe
/// the model that says so. Start at [DataScreen].
@NullMarked
package org.vigie.console.data;

import org.jspecify.annotations.NullMarked;
