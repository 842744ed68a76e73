package org.vigie.runs.schedule.system;

/// What would be written, or registered.
///
/// @param name a file, or the path of a task
public record Draft(String name, String text) {}
