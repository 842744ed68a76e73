package org.vigie.runs;

/// Where an order came from.
public enum Origin {
    CONSOLE,
    COMMAND_LINE,
    SCHEDULE,
    DEMO
}
