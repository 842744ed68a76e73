package org.vigie.continuity.rerun;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.runs.Run;
import org.vigie.warehouse.RowChanges;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.telemetry.LocomotiveFigures;

/// What a run would do, seen on a copy of everything.
///
/// @param run as it ended on the copy
/// @param findings what it found out
/// @param rows of each table that people read
/// @param changes in the figures that people look at first
public record Rehearsal(Run run, Map<String, String> findings, List<RowChanges> rows, Changes changes) {
    public Rehearsal {
        findings = Map.copyOf(findings);
        rows = List.copyOf(rows);
    }

    /// Publishing it would change no row that people read.
    public boolean changesNothing() {
        return rows.stream().allMatch(RowChanges::none);
    }

    public sealed interface Changes {
        record StationDays(List<Change<DailyStationStats>> changes) implements Changes {
            public StationDays {
                changes = List.copyOf(changes);
            }
        }

        record Locomotives(List<Change<LocomotiveFigures>> changes) implements Changes {
            public Locomotives {
                changes = List.copyOf(changes);
            }
        }
    }

    /// Before and after; empty where there was, or would be, none.
    public record Change<T>(Optional<T> before, Optional<T> after) {
        public T known() {
            return after.or(() -> before).orElseThrow();
        }
    }
}
