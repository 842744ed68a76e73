/// The command line: the same operations as the window, with the exit codes of the contract.
///
/// A command reads its arguments, asks the [House], and tells the answer through [Output]: for
/// people, aligned and in their language; with `--json`, one document on standard output and
/// nothing else. Start at [CommandDoor].
@NullMarked
package org.vigie.cli;

import org.jspecify.annotations.NullMarked;
