package org.vigie.console.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;

/// Work at once, or, while held back, when it is let go.
public final class InlineBackground implements Background {
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Problem> onFailure) {
        if (holding) {
            held.add(() -> answer(work, onDone, onFailure));
        } else {
            answer(work, onDone, onFailure);
        }
    }

    @Override
    public void show(Runnable news) {
        news.run();
    }

    public void hold() {
        holding = true;
    }

    public int held() {
        return held.size();
    }

    /// Answers what was held back, the oldest first.
    public void letGo() {
        holding = false;
        while (!held.isEmpty()) {
            held.removeFirst().run();
        }
    }

    private static <T> void answer(Callable<T> work, Consumer<T> onDone, Consumer<Problem> onFailure) {
        T answer;
        try {
            answer = work.call();
        } catch (StagedDesk.GoesOn _) {
            return;
        } catch (ProblemException told) {
            onFailure.accept(told.problem());
            return;
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        }
        onDone.accept(answer);
    }
}
