package org.vigie.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.instance.Settings.CatchUp;
import org.vigie.instance.Settings.GateSettings;
import org.vigie.instance.Settings.LearnSettings;
import org.vigie.instance.Settings.Limits;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.instance.Settings.ScheduleSettings;
import org.vigie.instance.Settings.SourceSettings;
import org.vigie.problem.JsonWords;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// Reads `vigie.json`. An unknown name or a bad value is refused with its path and what is allowed:
/// a mistyped limit that is silently left at its default is found on the wrong night.
public final class SettingsReader {
    private static final String LEARNS = "telemetry";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern HEAP = Pattern.compile("([1-9][0-9]{0,6})([mMgG])");
    private static final Duration LONGEST_LIMIT = Duration.ofDays(1);
    private static final long MOST = Long.MAX_VALUE;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Set<String> pipelines;

    /// @param pipelines that the settings may speak of
    public SettingsReader(Set<String> pipelines) {
        this.pipelines = Set.copyOf(pipelines);
    }

    /// @throws ProblemException SETTINGS_UNREADABLE, SETTINGS_NOT_JSON, SETTING_UNKNOWN,
    ///   SETTING_MISSING, SETTING_BAD_VALUE
    public Settings read(Path file) {
        try {
            return read(Files.readAllBytes(file), file);
        } catch (IOException e) {
            throw new ProblemException(Code.SETTINGS_UNREADABLE, file, SystemWords.of(e));
        }
    }

    /// @param file what the problems name
    Settings read(byte[] json, Path file) {
        var root = new Section(file.toString(), "", tree(json, file));
        root.allow(List.of("language", "zone", "pipelines", "schedule", "backup", "limits"));
        var language = root.text("language", "fr", List.of("fr", "en")::contains, "fr, en");
        var zone = root.value("zone", "Africa/Douala", ZoneId::of, "Africa/Douala, Europe/Paris, …");
        return new Settings(
                language,
                zone,
                pipelines(root.section("pipelines")),
                schedule(root.sectionOrEmpty("schedule")),
                BackupReader.read(root.sectionOrEmpty("backup")),
                limits(root.sectionOrEmpty("limits")));
    }

    private static JsonNode tree(byte[] json, Path file) {
        try {
            var tree = JSON.readTree(json);
            if (tree.isObject()) {
                return tree;
            }
            throw new ProblemException(Code.SETTINGS_NOT_JSON, file, 1, 1, Reason.NO_OBJECT);
        } catch (JsonProcessingException e) {
            var at = Optional.ofNullable(e.getLocation());
            throw new ProblemException(
                    Code.SETTINGS_NOT_JSON,
                    file,
                    at.map(place -> place.getLineNr()).orElse(1),
                    at.map(place -> place.getColumnNr()).orElse(1),
                    reason(e));
        } catch (IOException e) {
            throw new ProblemException(Code.SETTINGS_NOT_JSON, file, 1, 1, SystemWords.of(e));
        }
    }

    private Map<String, PipelineSettings> pipelines(Section section) {
        section.allow(pipelines.stream().sorted().toList());
        var found = new HashMap<String, PipelineSettings>();
        section.names().forEach(name -> found.put(name, pipeline(name, section.section(name))));
        return found;
    }

    private static PipelineSettings pipeline(String name, Section section) {
        boolean learns = name.equals(LEARNS);
        section.allow(
                learns
                        ? List.of("warehouse", "slot", "due", "sources", "gates", "learn")
                        : List.of("warehouse", "slot", "due", "sources", "gates"));
        return new PipelineSettings(
                name,
                Paths.inside(section, "warehouse"),
                section.time("slot", "02:00"),
                section.time("due", "06:00"),
                sources(section.section("sources")),
                gates(section.sectionOrEmpty("gates")),
                learns ? Optional.of(learning(section.sectionOrEmpty("learn"))) : Optional.empty());
    }

    private static LearnSettings learning(Section learn) {
        learn.allow(List.of(
                "enabled",
                "trees",
                "seed",
                "rows",
                "margin",
                "minRocAuc",
                "leastFailures",
                "mostFailures",
                "mostDrift"));
        var settings = new LearnSettings(
                learn.flag("enabled", true),
                (int) learn.whole("trees", 100, 1, 10_000),
                learn.whole("seed", 42, Long.MIN_VALUE, MOST),
                (int) learn.whole("rows", 200_000, 200, 2_000_000),
                learn.share("margin", 0.02),
                learn.number("minRocAuc", 0.75, 0.5, 1),
                learn.share("leastFailures", 0.005),
                learn.share("mostFailures", 0.20),
                learn.number("mostDrift", 0.35, 0.01, 100));
        if (settings.leastFailures() > settings.mostFailures()) {
            throw learn.bad("leastFailures", "0 … " + settings.mostFailures());
        }
        return settings;
    }

    private static Map<String, SourceSettings> sources(Section section) {
        var sources = new HashMap<String, SourceSettings>();
        for (var name : section.names()) {
            if (!NAME.matcher(name).matches()) {
                throw section.bad(name, name, NAME.pattern());
            }
            sources.put(name, SourceReader.read(name, section.section(name)));
        }
        return sources;
    }

    private static GateSettings gates(Section gates) {
        gates.allow(List.of("minRows", "maxRejectedShare", "maxAge"));
        return new GateSettings(
                gates.isSwitchedOff("minRows") ? Optional.empty() : Optional.of(gates.whole("minRows", 1, 0, MOST)),
                gates.isSwitchedOff("maxRejectedShare")
                        ? Optional.empty()
                        : Optional.of(gates.share("maxRejectedShare", 0.30)),
                gates.isSwitchedOff("maxAge")
                        ? Optional.empty()
                        : Optional.of(gates.duration("maxAge", Duration.ofHours(36), Section.LONGEST)));
    }

    private static ScheduleSettings schedule(Section schedule) {
        schedule.allow(List.of("enabled", "catchUp", "lateAfter", "tooLate"));
        var catchUp = schedule.text("catchUp", "last", List.of("all", "last", "none")::contains, "all, last, none");
        return new ScheduleSettings(
                schedule.flag("enabled", true),
                CatchUp.valueOf(catchUp.toUpperCase(Locale.ROOT)),
                schedule.duration("lateAfter", Duration.ofMinutes(15), LONGEST_LIMIT),
                schedule.duration("tooLate", Duration.ofHours(12), Section.LONGEST));
    }

    private static Limits limits(Section limits) {
        limits.allow(List.of(
                "callDeadline",
                "attempts",
                "retryPause",
                "maxBytes",
                "maxApiBytes",
                "warehouseBusy",
                "workerHeap",
                "heartbeat",
                "suspectAfter",
                "stuckAfter",
                "killGrace",
                "lookEvery",
                "slowFactor",
                "logBytes"));
        return new Limits(
                limit(limits, "callDeadline", 60),
                (int) limits.whole("attempts", 3, 1, 20),
                limit(limits, "retryPause", 1),
                limits.whole("maxBytes", 4L << 30, 1, MOST),
                limits.whole("maxApiBytes", 256L << 20, 1, MOST),
                limit(limits, "warehouseBusy", 30),
                limits.text("workerHeap", "512m", SettingsReader::isHeap, "16m … 512m … 4g"),
                limit(limits, "heartbeat", 2),
                limit(limits, "suspectAfter", 10),
                limit(limits, "stuckAfter", 60),
                limit(limits, "killGrace", 10),
                limit(limits, "lookEvery", 1),
                limits.number("slowFactor", 1.5, 1, 100),
                limits.whole("logBytes", 10L << 20, 1024, MOST));
    }

    private static Duration limit(Section limits, String name, long seconds) {
        return limits.duration(name, Duration.ofSeconds(seconds), LONGEST_LIMIT);
    }

    private static boolean isHeap(String text) {
        var heap = HEAP.matcher(text);
        return heap.matches() && (heap.group(2).equalsIgnoreCase("g") || Integer.parseInt(heap.group(1)) >= 16);
    }

    private static String reason(JsonProcessingException failure) {
        var words = String.valueOf(failure.getOriginalMessage());
        return JsonWords.known(words).orElseGet(() -> SystemWords.brief(words));
    }
}
