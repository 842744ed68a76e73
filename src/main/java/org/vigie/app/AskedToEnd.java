package org.vigie.app;

import java.util.concurrent.CountDownLatch;

/// Waits until the system asks the process to end (SIGTERM, Ctrl-C, the end of the session).
///
/// Java ends with 143 then, which a service manager takes for a failure: what was asked for and
/// done is told as 0.
final class AskedToEnd {
    private AskedToEnd() {}

    /// Never returns.
    static void await(Runnable farewell) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(farewell), "farewell"));
        new CountDownLatch(1).await();
    }

    private static void leave(Runnable farewell) {
        farewell.run();
        Runtime.getRuntime().halt(0);
    }
}
