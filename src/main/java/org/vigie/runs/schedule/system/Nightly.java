package org.vigie.runs.schedule.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.vigie.instance.Instance;
import org.vigie.instance.Settings.PipelineSettings;

/// What the operating system is to start each night, for one pipeline.
///
/// @param instance names the installation among others of the machine
/// @param hour in `zone`
/// @param limit after which a start is ended
public record Nightly(
        String instance, String pipeline, LocalTime hour, ZoneId zone, Duration limit, Path launcher, Path home) {
    private static final Duration LONGEST = Duration.ofHours(2);

    static List<Nightly> of(Instance instance, Path launcher) {
        var settings = instance.settings();
        return settings.pipelines().values().stream()
                .map(pipeline -> new Nightly(
                        name(instance.home()),
                        pipeline.name(),
                        pipeline.slot(),
                        settings.zone(),
                        limit(pipeline),
                        launcher,
                        instance.home()))
                .sorted((one, other) -> one.pipeline().compareTo(other.pipeline()))
                .toList();
    }

    /// Two installations may end with the same folder's name: the number keeps them apart.
    static String name(Path home) {
        var folder = home.getFileName() == null ? "" : home.getFileName().toString();
        var plain =
                folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return "%s%08x"
                .formatted(plain.isEmpty() ? "" : plain + "-", home.toString().hashCode());
    }

    /// A start may not hang longer than until people come to work.
    private static Duration limit(PipelineSettings pipeline) {
        var untilDue = untilDue(pipeline.slot(), pipeline.due());
        return untilDue.compareTo(LONGEST) < 0 ? untilDue : LONGEST;
    }

    private static Duration untilDue(LocalTime slot, LocalTime due) {
        var length = Duration.between(slot, due);
        return length.isPositive() ? length : length.plusDays(1);
    }

    /// What follows the launcher.
    List<String> arguments() {
        return List.of("run", pipeline, "--scheduled", "--home", home.toString());
    }
}
