package org.vigie.console.screen;

import javafx.concurrent.Task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Each piece of work on a virtual thread of its own; the answer comes on the JavaFX thread.
public final class TaskBackground implements Background {
    @Override
    public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailure) {
        var task =
                new Task<T>() {
                    @Override
                    protected T call() throws Exception {
                        return work.call();
                    }
                };
        task.setOnSucceeded(_ -> onDone.accept(task.getValue()));
        task.setOnFailed(_ -> onFailure.accept(task.getException()));
        Thread.ofVirtual().name("background").start(task);
    }
}
