package org.vigie.runs.schedule.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;

/// Machines, installations and nights for the tests of this room.
final class Machines {
    static final ZoneId DOUALA = ZoneId.of("Africa/Douala");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant NOW = Instant.parse("2026-02-21T12:00:00Z");

    private Machines() {}

    static Nightly night(ZoneId zone) {
        return night(zone, Path.of("/opt/vigie/bin/vigie"), Path.of("/srv/vigie"));
    }

    static Nightly night(ZoneId zone, Path launcher, Path home) {
        return new Nightly("vigie-0a", "freight", LocalTime.of(2, 0), zone, Duration.ofHours(2), launcher, home);
    }

    /// An installation as `vigie init` makes it.
    static Instance installation(Path home) {
        var reader = new SettingsReader(Set.of("freight", "telemetry"));
        return new Instances(reader).create(home, FirstSettings.standard());
    }

    static Surroundings machine(String system, Path folder, ZoneId zone, Programs programs) {
        return new Surroundings(
                system,
                folder.resolve("app/bin/vigie"),
                Path.of("/usr/lib/jvm/temurin-25"),
                system.startsWith("Windows") ? "CAMRAIL\\support" : "support",
                zone,
                folder.resolve("user-units"),
                folder.resolve("system-units"),
                folder.resolve("linger"),
                programs,
                InstantSource.fixed(NOW));
    }
}
