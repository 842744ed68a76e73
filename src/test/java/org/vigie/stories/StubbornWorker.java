package org.vigie.stories;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// An agent of the Java machine that makes a worker deaf: it does not end when it is asked, and it has
/// a child and a grandchild that do not either.
public final class StubbornWorker {
    private StubbornWorker() {}

    /// Every command of the story finds this in its environment; only a run's worker is meant.
    public static void premain(String pids, Instrumentation ignored) throws IOException {
        if (System.getenv("VIGIE_RUN") != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(StubbornWorker::sleepForEver));
            var script = "trap '' TERM; sleep 300 & echo $$ $! > '%1$s.new'; mv '%1$s.new' '%1$s'; wait";
            new ProcessBuilder("sh", "-c", script.formatted(pids)).start();
        }
    }

    private static void sleepForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param pids where the numbers of child and grandchild will stand
    static Map<String, String> environment(Path folder, Path pids) throws IOException {
        var jar = folder.resolve("stubborn.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", StubbornWorker.class.getName());
        var file = StubbornWorker.class.getName().replace('.', '/') + ".class";
        try (var classes = StubbornWorker.class.getClassLoader().getResourceAsStream(file);
                var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(file));
            classes.transferTo(out);
        }
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:%s=%s".formatted(jar, pids));
    }
}
