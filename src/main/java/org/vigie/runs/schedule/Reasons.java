package org.vigie.runs.schedule;

/// Why a night was started, or was told as missed, in the language of the installation: kept with
/// the run.
public record Reasons(String night, String late, String missed) {}
