/// What can go wrong and a person must act on: a code, what it concerns, and what to do next. Knows
/// no other room; the words are in the room `language`. Start at [Problem].
@NullMarked
package org.vigie.problem;

import org.jspecify.annotations.NullMarked;
