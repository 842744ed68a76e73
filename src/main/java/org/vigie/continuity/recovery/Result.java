package org.vigie.continuity.recovery;

import org.vigie.problem.Problem;

/// How a step came out, once it was looked at. There is no "probably".
public sealed interface Result {
    record Done() implements Result {}

    /// It was looked, and nothing is wrong here.
    record NothingToDo() implements Result {}

    /// Nothing after it may be done.
    record Failed(Problem problem) implements Result {}

    Result DONE = new Done();
    Result NOTHING_TO_DO = new NothingToDo();
}
