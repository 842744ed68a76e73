/// The page that a recovery leaves behind: one content, written as HTML and as PDF, in French or
/// English. It tells what the operations book has, and nothing else. Start at [Reports].
@NullMarked
package org.vigie.continuity.recovery.report;

import org.jspecify.annotations.NullMarked;
