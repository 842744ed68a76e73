package org.vigie.app;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.vigie.runs.schedule.system.RealPrograms;
import org.vigie.runs.schedule.system.Surroundings;

/// The machine on which the program runs, as its scheduler needs to know it.
final class ThisMachine {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ThisMachine() {}

    static Surroundings surroundings(Map<String, String> environment, InstantSource clock) {
        var system = System.getProperty("os.name");
        var home = Path.of(System.getProperty("user.home"));
        var settings = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .orElse(home.resolve(".config"));
        return new Surroundings(
                system,
                launcher(system),
                Path.of(System.getProperty("java.home")),
                account(environment),
                ZoneId.systemDefault(),
                settings.resolve("systemd/user"),
                Path.of("/etc/systemd/system"),
                Path.of("/var/lib/systemd/linger"),
                new RealPrograms(charset(), PATIENCE),
                clock);
    }

    /// The launcher says where the native libraries lie: in `lib/native` beside its own folder.
    private static Path launcher(String system) {
        var name = system.startsWith("Windows") ? "vigie.cmd" : "vigie";
        var folder = Optional.ofNullable(System.getProperty("vigie.native"))
                .map(natives -> Path.of(natives, "..", ".."))
                .orElseGet(() -> Path.of(""));
        return folder.resolve("bin").resolve(name).toAbsolutePath().normalize();
    }

    private static String account(Map<String, String> environment) {
        var name = System.getProperty("user.name");
        return Optional.ofNullable(environment.get("USERDOMAIN"))
                .map(domain -> domain + "\\" + name)
                .orElse(name);
    }

    /// A program of Windows answers into a pipe in the code page of the console.
    private static Charset charset() {
        return Optional.ofNullable(System.getProperty("stdout.encoding"))
                .or(() -> Optional.ofNullable(System.getProperty("native.encoding")))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }
}
