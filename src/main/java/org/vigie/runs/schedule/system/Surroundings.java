package org.vigie.runs.schedule.system;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/// The machine on which nights are to be started.
///
/// @param system as `os.name` says it
/// @param launcher the program, absolute
/// @param javaHome the Java on which it runs now
/// @param account who works here: `DOMAIN\\name` on Windows
/// @param zone of the machine's clock
/// @param units the folder of systemd's units of the user
/// @param systemUnits the folder of systemd's units of the machine
/// @param lingering the folder in which systemd notes whose units run without a session
public record Surroundings(
        String system,
        Path launcher,
        Path javaHome,
        String account,
        ZoneId zone,
        Path units,
        Path systemUnits,
        Path lingering,
        Programs programs,
        InstantSource clock) {
    boolean windows() {
        return system.startsWith("Windows");
    }
}
