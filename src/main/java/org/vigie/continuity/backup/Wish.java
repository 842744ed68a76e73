package org.vigie.continuity.backup;

/// A backup that somebody asks for.
///
/// @param reason in the asker's own words
public record Wish(String pipeline, Occasion occasion, String reason, String actor) {}
