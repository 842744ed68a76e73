package org.vigie.runs.schedule.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A unit of systemd: sections, names, values. A name may come several times; an empty value takes
/// back what stood before it.
record UnitFile(Map<String, List<String>> values) {
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\R");

    static UnitFile read(String text) {
        var values = new LinkedHashMap<String, List<String>>();
        var section = "";
        for (var line : CONTINUED.matcher(text).replaceAll(" ").lines().toList()) {
            var plain = line.strip();
            int equals = plain.indexOf('=');
            if (plain.startsWith("[") && plain.endsWith("]")) {
                section = plain.substring(1, plain.length() - 1);
            } else if (!plain.startsWith("#") && !plain.startsWith(";") && equals > 0) {
                var all = values.computeIfAbsent(
                        section + "." + plain.substring(0, equals).strip(), _ -> new ArrayList<>());
                var value = plain.substring(equals + 1).strip();
                if (value.isEmpty()) {
                    all.clear();
                } else {
                    all.add(value);
                }
            }
        }
        return new UnitFile(values);
    }

    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /// The last one counts.
    Optional<String> value(String name) {
        var all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    boolean yes(String name) {
        return value(name).filter(text -> text.matches("(?i)1|yes|y|true|t|on")).isPresent();
    }
}
