package org.vigie.continuity.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.threat.Threat;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Judgement;

/// What is wrong, since when, and what there is to recover with. Nothing was changed to find it out.
///
/// @param night the newest night whose hour has come
/// @param due when people start to work with its data
/// @param trouble empty when there is nothing to recover
/// @param run the run that tells how the night stands
/// @param quiet of a run that has not ended: for how long nothing has moved
/// @param problem why, as far as it is known
/// @param failedSince when it first failed, from the operations book
/// @param replay the run whose exact inputs are read again; empty: the sources as they are now
/// @param needsRights the stuck process belongs to another account
public record Diagnosis(
        String pipeline,
        LocalDate night,
        Instant due,
        Instant seenAt,
        Optional<Trouble> trouble,
        Optional<Run> run,
        Optional<Stillness> quiet,
        Optional<Problem> problem,
        Instant failedSince,
        Warehouse warehouse,
        Optional<ProvenBackup> backup,
        List<SourceLook> sources,
        Optional<RunId> replay,
        boolean needsRights,
        Usual usual) {
    public Diagnosis {
        sources = List.copyOf(sources);
    }

    public Optional<Threat> threat() {
        return problem.flatMap(known -> Threat.behind(known, pipeline))
                .or(() -> trouble.flatMap(known -> threat(known, pipeline)));
    }

    /// The line of the register that a trouble without a problem belongs to.
    private static Optional<Threat> threat(Trouble trouble, String pipeline) {
        return switch (trouble) {
            case STUCK_RUN -> Optional.of(Threat.STUCK_RUN);
            case MISSED_NIGHT -> Optional.of(Threat.MISSED_RUN);
            case WAREHOUSE_HELD ->
                Optional.of(pipeline.equals("telemetry") ? Threat.SQLITE_LOCKED : Threat.SQL_DEADLOCK);
            case DEAD_RUN, FAILED_NIGHT, WAREHOUSE_DAMAGED, NIGHT_NOT_VERIFIED -> Optional.empty();
        };
    }

    /// @param judgement of whoever is on duty
    /// @param length for how long nothing has moved
    public record Stillness(Judgement judgement, Duration length) {}

    /// How the warehouse stands.
    public sealed interface Warehouse {
        String file();

        /// @param goodData the newest publication in it
        record Sound(String file, long bytes, long facts, Optional<GoodData> goodData) implements Warehouse {}

        /// A writer died in the middle: opening it rolls that back.
        record Unrecovered(String file, long bytes, String journal, long journalBytes) implements Warehouse {}

        record Held(String file, long bytes, Problem problem, String holder) implements Warehouse {}

        record Unsound(String file, long bytes, Problem problem) implements Warehouse {}
    }

    public record GoodData(RunId run, Instant publishedAt) {}

    /// @param nightsLost publications that are not in it
    public record ProvenBackup(String id, Instant madeAt, long facts, long nightsLost) {}

    public record SourceLook(String source, String location, Optional<Problem> problem) {}

    /// What the expected time of each step is computed from.
    ///
    /// @param run how long this pipeline usually takes; empty without a history
    public record Usual(Optional<Duration> run, Duration killGrace, Duration busy, Duration call) {}
}
