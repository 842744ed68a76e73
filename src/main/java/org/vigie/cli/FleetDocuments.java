package org.vigie.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.fleet.DayOfFleet;
import org.vigie.fleet.FleetMorning;
import org.vigie.fleet.Learning;
import org.vigie.fleet.Locomotive;
import org.vigie.fleet.Movement;

/// The locomotives' part of the morning in JSON.
final class FleetDocuments {
    private FleetDocuments() {}

    static Map<String, Object> of(FleetMorning found) {
        var fleet = found.fleet();
        var document = new LinkedHashMap<String, Object>();
        put(document, "figures", found.day().map(FleetDocuments::of));
        put(document, "newest_reading", found.newestReading().map(Object::toString));
        document.put("locomotives_at_risk", fleet.atRisk());
        document.put(
                "locomotives",
                fleet.locomotives().stream().map(FleetDocuments::of).toList());
        document.put("model", of(fleet.learning()));
        document.put("learning_off", fleet.learningOff());
        return document;
    }

    private static Map<String, Object> of(DayOfFleet day) {
        var document = new LinkedHashMap<String, Object>();
        document.put("day", day.day().toString());
        document.put("readings", day.readings());
        document.put("failures", day.failures());
        document.put("locomotives", day.locomotives());
        return document;
    }

    private static Map<String, Object> of(Locomotive locomotive) {
        var document = new LinkedHashMap<String, Object>();
        document.put("loco_id", locomotive.name());
        document.put("risk", locomotive.level().name());
        locomotive.score().ifPresent(score -> {
            document.put("highest_score_percent", score.highest());
            document.put("newest_score_percent", score.newest());
            document.put("newest_score_at", score.at().toString());
            document.put("basis", score.unseen() ? "unseen" : "out-of-fold");
        });
        put(document, "moves", locomotive.moves().map(FleetDocuments::of));
        document.put("newest_reading", locomotive.newestReading().toString());
        return document;
    }

    private static Map<String, Object> of(Movement movement) {
        var document = new LinkedHashMap<String, Object>();
        document.put("metric", movement.metric().name().toLowerCase(Locale.ROOT));
        document.put("deviations", movement.deviations());
        document.put("mean", movement.mean());
        document.put("usual", movement.usual());
        return document;
    }

    private static Map<String, Object> of(Learning learning) {
        var document = new LinkedHashMap<String, Object>();
        switch (learning) {
            case Learning.NoModel _ -> document.put("state", "NONE");
            case Learning.Serving(var model) -> {
                document.put("state", "SERVING");
                document.put("version", model.facts().version());
                document.put("night", model.night().toString());
                document.put("made_utc", model.facts().made().toString());
                document.put("since_utc", model.since().toString());
            }
            case Learning.Damaged(var version, var night, var problem) -> {
                document.put("state", "DAMAGED");
                document.put("version", version);
                document.put("night", night.toString());
                document.put("problem", problem.code().name());
            }
        }
        return document;
    }

    private static void put(Map<String, Object> document, String name, Optional<?> value) {
        value.ifPresent(known -> document.put(name, known));
    }
}
