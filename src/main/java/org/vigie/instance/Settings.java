package org.vigie.instance;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// What `vigie.json` says, checked and complete: each default is filled in.
public record Settings(
        String language,
        ZoneId zone,
        Map<String, PipelineSettings> pipelines,
        ScheduleSettings schedule,
        BackupSettings backup,
        Limits limits) {
    public Settings {
        pipelines = Map.copyOf(pipelines);
    }

    /// @throws ProblemException UNKNOWN_PIPELINE
    public PipelineSettings pipeline(String name) {
        var pipeline = pipelines.get(name);
        if (pipeline == null) {
            var known = String.join(", ", pipelines.keySet().stream().sorted().toList());
            throw new ProblemException(Code.UNKNOWN_PIPELINE, name, known);
        }
        return pipeline;
    }

    /// @param warehouse relative to the home folder
    /// @param slot the hour at which the night starts, in the instance's zone
    /// @param due the hour at which people start to work with the data
    /// @param learn empty for a pipeline that has nothing to learn
    public record PipelineSettings(
            String name,
            Path warehouse,
            LocalTime slot,
            LocalTime due,
            Map<String, SourceSettings> sources,
            GateSettings gates,
            Optional<LearnSettings> learn) {
        public PipelineSettings {
            sources = Map.copyOf(sources);
        }
    }

    /// Where rows come from: the addresses, tried in order, or a file (relative to the home
    /// folder).
    public record SourceSettings(String name, List<URI> urls, Optional<Path> file, Format format, CsvProfile csv) {
        public SourceSettings {
            urls = List.copyOf(urls);
        }
    }

    public enum Format {
        JSON,
        CSV
    }

    /// How the source writes: declared, never guessed.
    ///
    /// @param dates pattern of [java.time.format.DateTimeFormatter]
    /// @param ignoreUnknownColumns false: an unknown column is a change of structure, and refused
    public record CsvProfile(
            Charset charset, char separator, char decimal, String dates, boolean ignoreUnknownColumns) {}

    /// An empty Optional is a gate that is switched off.
    ///
    /// @param minRows fewest rows that a source must bring
    /// @param maxRejectedShare between 0 and 1, per source
    /// @param maxAge of the newest row, against the slot
    public record GateSettings(Optional<Long> minRows, Optional<Double> maxRejectedShare, Optional<Duration> maxAge) {}

    /// How a model is trained, and what must hold before and after.
    ///
    /// @param enabled false: readings are published, and nothing is learned
    /// @param rows newest readings that a model is trained on
    /// @param margin by which a candidate may be worse than the model that serves
    /// @param minRocAuc least ROC AUC of a candidate on the readings held out
    /// @param leastFailures least share of failures in a night
    /// @param mostFailures largest share of failures in a night
    /// @param mostDrift of a feature's median against the reference, in its standard deviations
    public record LearnSettings(
            boolean enabled,
            int trees,
            long seed,
            int rows,
            double margin,
            double minRocAuc,
            double leastFailures,
            double mostFailures,
            double mostDrift) {
        public LearnSettings switchedOff() {
            return new LearnSettings(
                    false, trees, seed, rows, margin, minRocAuc, leastFailures, mostFailures, mostDrift);
        }
    }

    /// How the nights are started, where an agent or a console is on duty.
    ///
    /// @param enabled false: nobody of ours starts a night; expected nights are watched all the same
    /// @param catchUp what becomes of nights whose hour passed while nobody was there
    /// @param lateAfter how long after its hour a night that did not start is called late
    /// @param tooLate how long after its hour a night may still be started to catch up
    public record ScheduleSettings(boolean enabled, CatchUp catchUp, Duration lateAfter, Duration tooLate) {}

    public enum CatchUp {
        /// Every night, the oldest first.
        ALL,
        /// The newest one only.
        LAST,
        NONE
    }

    /// How the warehouses are backed up.
    ///
    /// @param afterRun a backup after each run that published
    /// @param prune old backups go by themselves, once a newer one is proven
    /// @param rpo how old the newest proven backup may be
    /// @param proveEvery how often the newest backup is really restored, to a scratch file
    /// @param secondPlace a folder of another disk or machine; empty when there is none
    public record BackupSettings(
            boolean afterRun,
            boolean prune,
            Duration rpo,
            Duration proveEvery,
            KeepSettings keep,
            Optional<Path> secondPlace) {}

    /// Which backups stay: all of the last hours, then the newest of each of the last days, weeks,
    /// months and years that have one.
    public record KeepSettings(Duration all, int days, int weeks, int months, int years) {}

    /// Each limit and interval, so that a test can shorten it.
    ///
    /// @param callDeadline over one whole call of a source, with its tries
    /// @param maxBytes of a source that is a file
    /// @param maxApiBytes of a source that is an address
    /// @param suspectAfter without any progress
    /// @param stuckAfter without any progress
    /// @param killGrace between the polite request to stop and force
    /// @param lookEvery between two looks of whoever is on duty
    /// @param slowFactor how many times its usual duration a run may take before it is called slow
    public record Limits(
            Duration callDeadline,
            int attempts,
            Duration retryPause,
            long maxBytes,
            long maxApiBytes,
            Duration warehouseBusy,
            String workerHeap,
            Duration heartbeat,
            Duration suspectAfter,
            Duration stuckAfter,
            Duration killGrace,
            Duration lookEvery,
            double slowFactor,
            long logBytes) {}
}
