package org.vigie.etl.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a source writes its text: declared, never guessed. Of a JSON source only the dates count.
///
/// @param dates pattern of [java.time.format.DateTimeFormatter]
/// @param ignoreUnknownColumns false: an unknown column is a change of structure, and refused
public record CsvNotation(Charset charset, char separator, char decimal, String dates, boolean ignoreUnknownColumns) {
    /// UTF-8, comma, point, `2026-02-15 13:15:17`.
    public static CsvNotation standard() {
        return new CsvNotation(StandardCharsets.UTF_8, ',', '.', "yyyy-MM-dd HH:mm:ss", false);
    }
}
