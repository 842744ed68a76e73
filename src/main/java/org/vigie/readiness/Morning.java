package org.vigie.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;

/// What people read first in the morning.
///
/// @param asOf when it was looked at
/// @param zone the one zone in which all times are shown
public record Morning(Instant asOf, ZoneId zone, List<PipelineMorning> pipelines) {
    public Morning {
        pipelines = List.copyOf(pipelines);
    }

    /// @param night the night that this morning is about: the newest slot whose hour has come
    /// @param dataDay the day whose data that night brings: the day before
    /// @param due when people start to work with the data
    /// @param nights the last 30, oldest first, `night` last
    /// @param contents what the warehouse holds, up to the data day
    /// @param lastGood what can still be used when the night failed: the newest published run
    public record PipelineMorning(
            String pipeline,
            LocalDate night,
            LocalDate dataDay,
            Instant due,
            Verdict verdict,
            Contents contents,
            List<Night> nights,
            Optional<Run> lastRun,
            Optional<Run> lastGood) {
        public PipelineMorning {
            nights = List.copyOf(nights);
        }
    }

    /// Whether last night's data are good. There is no seventh way: the compiler keeps every reader
    /// complete.
    public sealed interface Verdict {
        /// Published and verified. `late`: after the hour at which people start.
        record Ready(Run run, Instant publishedAt, boolean late) implements Verdict {}

        /// Published and verified, but something is worth a look before the data are used.
        record ReadyWithReserve(Run run, Instant publishedAt, boolean late, List<Reserve> reserves) implements Verdict {
            public ReadyWithReserve {
                reserves = List.copyOf(reserves);
            }
        }

        record Running(Run run) implements Verdict {}

        /// The newest run of the night did not publish, and no other did.
        record NotReady(Run run, Problem problem) implements Verdict {}

        /// The hour has come and nobody ran the night.
        record NobodyRan() implements Verdict {}

        /// The instance has never run this pipeline.
        record NothingYet() implements Verdict {}
    }

    public enum ReserveKind {
        /// value: rows set aside
        QUARANTINED_ROWS,
        /// value: rows whose machine the reference does not know
        ROWS_WITHOUT_STATION,
        /// value: stations without data for the day
        STATIONS_MISSING,
        /// value: the newest run of the night failed after a good one; the good one stands
        LATER_RUN_FAILED
    }

    /// Why data that are good are still worth a look.
    public sealed interface Reserve {
        record Counted(ReserveKind kind, long value) implements Reserve {}

        /// Published, but nothing was learned from it.
        ///
        /// @param why the gate that refused, or how the learning ended
        /// @param kept the night whose model goes on serving; empty when there is none
        record NotLearned(Problem why, Optional<LocalDate> kept) implements Reserve {}
    }

    public record Night(LocalDate date, Mark mark, Optional<Run> run) {}

    public enum Mark {
        VERIFIED,
        RESERVE,
        REFUSED,
        FAILED,
        RUNNING,
        MISSED,
        /// Before the instance's first night.
        BEFORE
    }
}
