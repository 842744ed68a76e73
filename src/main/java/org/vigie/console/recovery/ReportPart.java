package org.vigie.console.recovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What of a report somebody wants to see.
enum ReportPart {
    HTML,
    PDF,
    FOLDER;

    /// @param files of the report, HTML first, then PDF
    Path of(List<Path> files) {
        return switch (this) {
            case HTML -> files.getFirst();
            case PDF -> files.getLast();
            case FOLDER -> Objects.requireNonNull(files.getFirst().getParent());
        };
    }
}
