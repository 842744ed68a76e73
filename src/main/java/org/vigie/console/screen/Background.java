package org.vigie.console.screen;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work away from the JavaFX thread, answered on it. In tests it runs inline.
public interface Background {
    <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailure);
}
