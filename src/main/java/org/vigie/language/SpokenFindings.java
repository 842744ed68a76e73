package org.vigie.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What a run read and found out, as people say it. A name or a value that nobody knows
/// is shown as it is.
public record SpokenFindings(Texts texts) {
    private static final List<String> IN_ORDER = List.of(
            "rowsAdded",
            "rowsChanged",
            "rowsUnchanged",
            "rowsAhead",
            "rollingMeansRecomputed",
            "withoutStation",
            "facts",
            "readings",
            "failures",
            "locomotives",
            "sumVibrationRollingMean",
            "sumPressureRollingMean",
            "alerts",
            "stationDays",
            "totalVolume",
            "model",
            "trainingRows",
            "scored",
            "modelRocAuc",
            "modelF1",
            "modelPassedOver",
            "contentDigest");

    /// Of these, nought is news too.
    private static final Set<String> EVEN_NOUGHT = Set.of("rowsAdded", "facts", "alerts", "readings", "failures");

    /// A source, or what a step works on.
    public String subject(String subject) {
        return spoken("subject." + subject, subject);
    }

    /// Names and values, the night's own first.
    public SequencedMap<String, String> findings(Map<String, String> found) {
        var spoken = new LinkedHashMap<String, String>();
        IN_ORDER.stream().filter(found::containsKey).forEach(name -> tell(name, found.getOrDefault(name, ""), spoken));
        found.keySet().stream()
                .filter(name -> !IN_ORDER.contains(name))
                .sorted()
                .forEach(name -> tell(name, found.getOrDefault(name, ""), spoken));
        return spoken;
    }

    private void tell(String name, String value, Map<String, String> spoken) {
        if (!value.equals("0") || EVEN_NOUGHT.contains(name)) {
            spoken.put(spoken("finding." + name, name), findingValue(name, value));
        }
    }

    private String findingValue(String name, String value) {
        return switch (name) {
            case "totalVolume" -> texts.tonnes(Double.parseDouble(value));
            case "sumVibrationRollingMean", "sumPressureRollingMean", "modelF1", "modelRocAuc" ->
                texts.decimal(Double.parseDouble(value));
            default -> counted(value);
        };
    }

    private String counted(String value) {
        return value.matches("\\d{1,18}") ? texts.number(Long.parseLong(value)) : value;
    }

    private String spoken(String key, String otherwise) {
        return texts.has(key) ? texts.text(key) : otherwise;
    }
}
