package org.vigie.console.screen;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.vigie.problem.Problem;

/// Work away from the JavaFX thread, answered on it. In tests it runs inline.
///
/// A bug in the work comes as problem BUG, once it has been written down.
public interface Background {
    <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Problem> onFailure);

    /// From within work: shows on the JavaFX thread how far it is.
    void show(Runnable news);
}
