import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes `lib/vigie.aot`: what Java learns from a few large simulated nights (classes, profiles),
/// so that each command and each worker starts warm. Another Java build than this one ignores the
/// file, and Vigie then only starts slower: that is why a failure here is told and breaks nothing.
class WarmUp {
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var lib = folder.resolve("lib");
        var cache = lib.resolve("vigie.aot");
        if (isNewerThanJars(cache, lib)) {
            return;
        }
        Files.deleteIfExists(cache);
        var log = folder.resolveSibling("warm-up.log");
        var training = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:AOTCacheOutput=" + cache,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dvigie.native=" + lib.resolve("native"),
                        "-cp",
                        lib + "/*",
                        "org.vigie.app.Vigie",
                        "demo",
                        "--nights",
                        "4",
                        "--rows",
                        "100000"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        training.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        if (training.start().waitFor() != 0 || Files.notExists(cache)) {
            Files.deleteIfExists(cache);
            System.err.println("Vigie will start without its warm-up file; the reason is in " + log);
        }
    }

    private static boolean isNewerThanJars(Path cache, Path lib) throws IOException {
        if (Files.notExists(cache)) {
            return false;
        }
        var made = Files.getLastModifiedTime(cache);
        try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
            for (var jar : jars) {
                if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
