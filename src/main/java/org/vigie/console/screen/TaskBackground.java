package org.vigie.console.screen;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.concurrent.Task;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;

/// Each piece of work on a virtual thread of its own; the answer comes on the JavaFX thread.
public final class TaskBackground implements Background {
    private final Function<Throwable, Problem> bugs;

    /// @param bugs writes a bug down, on the thread where it happened, and names it
    public TaskBackground(Function<Throwable, Problem> bugs) {
        this.bugs = bugs;
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Problem> onFailure) {
        var task = new Work<>(work);
        task.setOnSucceeded(_ -> onDone.accept(task.getValue()));
        task.setOnFailed(_ -> onFailure.accept(task.problem()));
        Thread.ofVirtual().name("background").start(task);
    }

    @Override
    public void show(Runnable news) {
        Platform.runLater(news);
    }

    private final class Work<T> extends Task<T> {
        private final Callable<T> work;

        Work(Callable<T> work) {
            this.work = work;
        }

        @Override
        protected T call() throws Exception {
            try {
                return work.call();
            } catch (ProblemException known) {
                throw known;
            } catch (Exception | Error bug) {
                throw new ProblemException(bugs.apply(bug));
            }
        }

        Problem problem() {
            return getException() instanceof ProblemException told ? told.problem() : bugs.apply(getException());
        }
    }
}
