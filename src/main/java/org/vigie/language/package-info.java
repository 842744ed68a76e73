/// Words: every text that a person reads, in French and in English, from the bundles beside this
/// room. Knows problems, no other room. Start at [Texts].
@NullMarked
package org.vigie.language;

import org.jspecify.annotations.NullMarked;
