package org.vigie.app;

import java.util.concurrent.CountDownLatch;

/// Waits until the system asks the process to end (SIGTERM, Ctrl-C, the end of the session).
///
/// Java ends with 143 then, which a service manager takes for a failure: what was asked for and
/// done is told as 0.
final class AskedToEnd {
    private AskedToEnd() {}

    /// From now on; before the work begins, so that nobody who asks early is told 143.
    static AskedToEnd then(Runnable farewell) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(farewell), "farewell"));
        return new AskedToEnd();
    }

    /// Never returns.
    void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void leave(Runnable farewell) {
        farewell.run();
        Runtime.getRuntime().halt(0);
    }
}
