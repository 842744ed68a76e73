package org.vigie.runs;

/// Where an order came from.
public enum Origin {
    CONSOLE,
    COMMAND_LINE,
    SCHEDULE,
    /// Ordered by a guided recovery, which holds all other runs meanwhile.
    RECOVERY,
    DEMO
}
