package org.vigie.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.Timetable;

/// The schedule as scripts read it.
final class ScheduleDocuments {
    private ScheduleDocuments() {}

    static Map<String, Object> of(Timetable timetable) {
        var document = new LinkedHashMap<String, Object>();
        document.put("zone", timetable.zone().getId());
        document.put("enabled", timetable.enabled());
        timetable.onDuty().ifPresent(holder -> {
            document.put("on_duty", holder.role());
            document.put("on_duty_pid", holder.process().pid());
            document.put("on_duty_since_utc", holder.since().toString());
        });
        timetable.drain().ifPresent(drain -> document.put("drain", of(drain)));
        document.put(
                "next", timetable.next().stream().map(ScheduleDocuments::of).toList());
        document.put(
                "past", timetable.past().stream().map(ScheduleDocuments::of).toList());
        timetable
                .oddNight()
                .ifPresent(odd -> document.put(
                        "odd_night",
                        Map.of(
                                "slot", odd.slot().toString(),
                                "kind", odd.kind().name(),
                                "at_utc", odd.at().toString())));
        return document;
    }

    static Map<String, Object> of(Drain drain) {
        var document = new LinkedHashMap<String, Object>();
        document.put("until_utc", drain.until().toString());
        document.put("actor", drain.actor());
        document.put("reason", drain.reason());
        document.put("since_utc", drain.since().toString());
        return document;
    }

    private static Map<String, Object> of(ExpectedRun night) {
        var document = new LinkedHashMap<String, Object>();
        document.put("pipeline", night.pipeline());
        document.put("slot", night.slot().toString());
        document.put("state", night.state().name());
        document.put("at_utc", night.at().toString());
        document.put("due_utc", night.due().toString());
        night.run().ifPresent(run -> document.put("run_id", run.value()));
        return document;
    }
}
