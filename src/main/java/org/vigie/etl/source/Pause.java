package org.vigie.etl.source;

import java.time.Duration;

/// Waits between two tries.
@FunctionalInterface
public interface Pause {
    void take(Duration length) throws InterruptedException;

    /// @throws IllegalStateException when somebody wants this thread to end
    default void orGiveUp(Duration length) {
        try {
            take(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the next try", e);
        }
    }
}
