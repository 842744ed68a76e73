package org.vigie.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.continuity.rerun.Rehearsal;
import org.vigie.continuity.threat.Threat;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Morning;
import org.vigie.readiness.MorningWords;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Act;
import org.vigie.warehouse.RowChanges;
import org.vigie.warehouse.freight.AlertRise;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.freight.ReliabilityRank;
import org.vigie.warehouse.telemetry.LocomotiveFigures;

/// The JSON that scripts read. Names are snake_case and stay; times are UTC.
final class Documents {
    private Documents() {}

    static Map<String, Object> of(Problem problem, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("cause", problem.cause().name());
        document.put("exit_code", problem.cause().exitCode());
        document.put("problem", problem.code().name());
        document.put("about", problem.about());
        document.put("message", texts.text(problem));
        document.put("hint", texts.hint(problem));
        return document;
    }

    static Map<String, Object> of(Run run, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("run_id", run.id().value());
        document.put("pipeline", run.pipeline());
        document.put("slot", run.slot().toString());
        document.put("state", run.state().name());
        put(document, "cause", run.problem().map(problem -> problem.cause().name()));
        put(
                document,
                "threat",
                run.problem()
                        .flatMap(problem -> Threat.behind(problem, run.pipeline()))
                        .map(Threat::id));
        put(document, "exit_code", run.exitCode());
        put(document, "message", run.problem().map(texts::text));
        put(document, "hint", run.problem().map(texts::hint));
        document.put("rows_in", run.progress().rowsIn());
        document.put("rows_loaded", run.progress().rowsLoaded());
        document.put("rows_quarantined", run.progress().rowsQuarantined());
        document.put("ordered_utc", run.orderedAt().toString());
        put(document, "started_utc", run.startedAt().map(Instant::toString));
        put(document, "ended_utc", run.endedAt().map(Instant::toString));
        document.put("actor", run.actor());
        document.put("origin", run.origin().name());
        document.put("reason", run.reason());
        document.put("late", run.late());
        put(document, "replay_of", run.replayOf().map(Object::toString));
        return document;
    }

    /// A run with what it found out: `facts`, `alerts`, `station_days`, `total_volume` (tonnes),
    /// `content_digest` …
    static Map<String, Object> of(Run run, Map<String, String> findings, Texts texts) {
        var document = of(run, texts);
        findings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(finding -> document.put(snakeCase(finding.getKey()), number(finding.getValue())));
        return document;
    }

    static Map<String, Object> of(Certificate certificate, Run run) {
        var document = of(certificate);
        document.put("state", run.state().name());
        put(document, "exit_code", run.exitCode());
        return document;
    }

    private static Map<String, Object> of(Certificate certificate) {
        var document = new LinkedHashMap<String, Object>();
        document.put("run_id", certificate.run().value());
        document.put("actor", certificate.actor());
        document.put("reason", certificate.reason());
        document.put("requested_utc", certificate.requestedAt().toString());
        document.put("stage", certificate.stage().name());
        put(document, "closed_utc", certificate.closedAt().map(Instant::toString));
        document.put("acts", certificate.acts().stream().map(Documents::of).toList());
        return document;
    }

    private static Map<String, Object> of(Act act) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", act.kind().name());
        put(document, "pid", act.pid());
        document.put("detail", act.detail());
        document.put("at_utc", act.at().toString());
        return document;
    }

    /// @param certificate how it was stopped
    static Map<String, Object> of(RunPage page, Optional<Certificate> certificate, Texts texts) {
        var document = of(page.run(), page.findings(), texts);
        put(document, "stop", certificate.map(Documents::of));
        document.put("steps", page.steps().stream().map(Documents::of).toList());
        document.put("inputs", page.inputs().stream().map(Documents::of).toList());
        document.put(
                "gates",
                page.gates().stream()
                        .map(gate -> Map.of(
                                "name", gate.name(),
                                "source", gate.source(),
                                "measured", gate.measured(),
                                "allowed", gate.allowed(),
                                "held", gate.held()))
                        .toList());
        document.put(
                "transitions",
                page.transitions().stream()
                        .map(step -> Map.of(
                                "to", step.to().name(),
                                "actor", step.actor(),
                                "reason", step.reason(),
                                "at_utc", step.at().toString()))
                        .toList());
        return document;
    }

    static Map<String, Object> of(Morning morning, Texts texts) {
        var words = new MorningWords(texts, morning);
        var pipelines = new ArrayList<Map<String, Object>>();
        for (var pipeline : morning.pipelines()) {
            var document = new LinkedHashMap<String, Object>();
            document.put("pipeline", pipeline.pipeline());
            document.put("verdict", pipeline.verdict().getClass().getSimpleName());
            document.put("night", pipeline.night().toString());
            document.put("data_day", pipeline.dataDay().toString());
            document.put("due_utc", pipeline.due().toString());
            document.put("headline", words.headline(pipeline));
            document.put("detail", words.detail(pipeline));
            document.put("advice", words.advice(pipeline));
            document.put("reserves", words.reserves(pipeline));
            document.put("still_usable", words.stillUsable(pipeline));
            switch (pipeline.contents()) {
                case Contents.Freight freight ->
                    document.put(
                            "stations",
                            freight.stations().stream().map(Documents::of).toList());
                case Contents.Telemetry(var found) -> document.putAll(FleetDocuments.of(found));
            }
            document.put(
                    "nights",
                    pipeline.nights().stream()
                            .map(night -> Map.of(
                                    "night", night.date().toString(),
                                    "mark", night.mark().name()))
                            .toList());
            put(document, "last_run", pipeline.lastRun().map(run -> of(run, texts)));
            put(
                    document,
                    "last_good_run",
                    pipeline.lastGood().map(run -> run.id().value()));
            pipelines.add(document);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("as_of_utc", morning.asOf().toString());
        document.put("zone", morning.zone().getId());
        document.put("pipelines", pipelines);
        return document;
    }

    static Map<String, Object> of(DailyStationStats stats) {
        var document = new LinkedHashMap<String, Object>();
        document.put("day", stats.day().toString());
        document.put("site_location", stats.station());
        document.put("total_volume", stats.volume());
        document.put("total_alerts", stats.alerts());
        document.put("active_machines", stats.machines());
        return document;
    }

    static Map<String, Object> of(AlertRise rise) {
        var document = new LinkedHashMap<String, Object>();
        document.put("day", rise.day().toString());
        document.put("site_location", rise.station());
        document.put("day_before", rise.dayBefore().toString());
        document.put("alerts_before", rise.alertsBefore());
        document.put("alerts", rise.alerts());
        put(document, "rise_percent", rise.percent());
        return document;
    }

    static Map<String, Object> of(ReliabilityRank rank) {
        var document = new LinkedHashMap<String, Object>();
        document.put("rank", rank.rank());
        document.put("site_location", rank.station());
        document.put("total_alerts", rank.alerts());
        document.put("total_volume", rank.volume());
        return document;
    }

    static Map<String, Object> of(Rehearsal rehearsal, Texts texts) {
        var document = of(rehearsal.run(), rehearsal.findings(), texts);
        document.put("dry_run", true);
        document.put("rows", rehearsal.rows().stream().map(Documents::rows).toList());
        switch (rehearsal.changes()) {
            case Rehearsal.Changes.StationDays(var changes) ->
                document.put("station_days_changed", pairs(changes, Documents::of));
            case Rehearsal.Changes.Locomotives(var changes) ->
                document.put("locomotives_changed", pairs(changes, Documents::of));
        }
        return document;
    }

    private static Map<String, Object> rows(RowChanges rows) {
        var document = new LinkedHashMap<String, Object>();
        document.put("table", rows.table());
        document.put("added", rows.added());
        document.put("changed", rows.changed());
        document.put("removed", rows.removed());
        return document;
    }

    private static <T> List<Map<String, Object>> pairs(
            List<Rehearsal.Change<T>> changes, Function<T, Object> toDocument) {
        var pairs = new ArrayList<Map<String, Object>>();
        for (var change : changes) {
            var pair = new LinkedHashMap<String, Object>();
            put(pair, "before", change.before().map(toDocument));
            put(pair, "after", change.after().map(toDocument));
            pairs.add(pair);
        }
        return pairs;
    }

    private static Map<String, Object> of(LocomotiveFigures figures) {
        var document = new LinkedHashMap<String, Object>();
        document.put("loco_id", figures.loco());
        document.put("readings", figures.readings());
        document.put("failures", figures.failures());
        document.put("newest", figures.newest());
        document.put("mean_vibration", figures.meanVibration());
        document.put("mean_pressure", figures.meanPressure());
        return document;
    }

    static List<Map<String, Object>> of(List<House.Check> checks, Texts texts) {
        var documents = new ArrayList<Map<String, Object>>();
        for (var check : checks) {
            var document = new LinkedHashMap<String, Object>();
            document.put("check", check.name());
            document.put("about", check.about());
            document.put("found", check.found());
            document.put("good", check.problem().isEmpty());
            put(document, "problem", check.problem().map(problem -> of(problem, texts)));
            documents.add(document);
        }
        return documents;
    }

    private static Map<String, Object> of(RunPage.Step step) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", step.kind().name());
        document.put("subject", step.subject());
        document.put("started_utc", step.startedAt().toString());
        put(document, "ended_utc", step.endedAt().map(Instant::toString));
        document.put("rows_in", step.rowsIn());
        document.put("rows_out", step.rowsOut());
        document.put("outcome", step.outcome().name());
        return document;
    }

    private static Map<String, Object> of(RunPage.Input input) {
        var document = new LinkedHashMap<String, Object>();
        document.put("source", input.source());
        document.put("location", input.location());
        document.put("sha256", input.sha256());
        document.put("bytes", input.bytes());
        put(document, "written_utc", input.writtenAt().map(Instant::toString));
        document.put("snapshot", input.snapshot());
        return document;
    }

    private static Map<String, Object> of(Contents.Station station) {
        var document = new LinkedHashMap<String, Object>();
        document.put("site_location", station.name());
        document.put("ready", station.ready());
        put(document, "newest_day", station.newestDay().map(Object::toString));
        document.put("total_volume", station.volume());
        document.put("total_alerts", station.alerts());
        document.put("active_machines", station.machines());
        return document;
    }

    private static void put(Map<String, Object> document, String name, Optional<?> value) {
        value.ifPresent(known -> document.put(name, known));
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /// Figures are numbers, all other findings texts.
    private static Object number(String text) {
        if (text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        return text.matches("-?\\d+\\.\\d+(E-?\\d+)?") ? Double.valueOf(text) : text;
    }
}
