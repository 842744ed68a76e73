package org.vigie.sqlite;

import java.util.List;

/// What a file must be: its role, its application id (written in its header), its version, and how
/// it gets there.
///
/// @param migrations folders on the class path, for example `org/vigie/ledger/migrations`
public record Schema(Role role, int applicationId, int version, List<String> migrations) {
    public Schema {
        migrations = List.copyOf(migrations);
    }
}
