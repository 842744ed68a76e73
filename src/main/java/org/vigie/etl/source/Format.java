package org.vigie.etl.source;

import java.util.Locale;

/// How an input is written.
public enum Format {
    CSV,
    JSON;

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
