package org.vigie.console;

/// The screens of the left bar, in its order.
enum Screen {
    MORNING,
    HISTORY,
    DATA,
    RECOVERY,
    BACKUPS,
    SCHEDULE
}
