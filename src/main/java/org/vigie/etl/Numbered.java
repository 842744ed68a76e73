package org.vigie.etl;

/// A row's value with the line it came from, so that it can still be set aside by place.
public record Numbered<T>(long line, T value) {}
