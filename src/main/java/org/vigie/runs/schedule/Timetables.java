package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vigie.instance.Settings;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.runs.Post;
import org.vigie.runs.Post.Duty;
import org.vigie.runs.PostStore;
import org.vigie.runs.schedule.ExpectedRun.State;
import org.vigie.runs.schedule.Timetable.OddNight;
import org.vigie.sqlite.Session;

/// Reads the schedule for people.
public final class Timetables {
    private static final int COMING = 3;
    private static final int PAST = 30;

    private final Settings settings;
    private final ScheduleStore store;
    private final Drains drains;
    private final PostStore posts;
    private final InstantSource clock;

    public Timetables(Settings settings, Session book, InstantSource clock) {
        this.settings = settings;
        this.store = new ScheduleStore(book);
        this.drains = new Drains(book, clock);
        this.posts = new PostStore(book, clock);
        this.clock = clock;
    }

    public Timetable now() {
        var now = clock.instant();
        return new Timetable(
                settings.zone(),
                settings.schedule().enabled(),
                nights(pipeline -> coming(pipeline, now), Comparator.comparing(ExpectedRun::at)),
                nights(
                        pipeline -> past(pipeline, now),
                        Comparator.comparing(ExpectedRun::slot).reversed()),
                drains.inForce(),
                Post.holder(posts, Duty.SCHEDULE),
                oddNight(now));
    }

    private List<ExpectedRun> nights(
            Function<PipelineSettings, Stream<ExpectedRun>> of, Comparator<ExpectedRun> order) {
        return settings.pipelines().values().stream()
                .flatMap(of)
                .sorted(order.thenComparing(ExpectedRun::pipeline))
                .toList();
    }

    private Stream<ExpectedRun> coming(PipelineSettings pipeline, Instant now) {
        var slots = Slots.of(pipeline, settings);
        var newest = slots.newest(now);
        return LongStream.rangeClosed(1, COMING)
                .mapToObj(newest::plusDays)
                .map(slot -> store.find(pipeline.name(), slot)
                        .orElseGet(() -> new ExpectedRun(
                                pipeline.name(),
                                slot,
                                slots.at(slot),
                                slots.due(slot),
                                State.EXPECTED,
                                Optional.empty())));
    }

    private Stream<ExpectedRun> past(PipelineSettings pipeline, Instant now) {
        return store.past(pipeline.name(), Slots.of(pipeline, settings).newest(now), PAST).stream();
    }

    private Optional<OddNight> oddNight(Instant now) {
        return settings.pipelines().values().stream()
                .flatMap(pipeline -> Slots.of(pipeline, settings).nextOdd(now).stream())
                .min(Comparator.comparing(OddNight::at));
    }
}
