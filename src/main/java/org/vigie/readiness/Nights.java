package org.vigie.readiness;

import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Night;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunState;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The last thirty nights at a glance, oldest first.
final class Nights {
    private static final int NIGHTS = 30;

    private final LocalDate last;
    private final Optional<LocalDate> firstEver;
    private final Map<LocalDate, List<Run>> runs;

    Nights(RunHistory history, String pipeline, LocalDate last) {
        this.last = last;
        this.firstEver = history.firstNight(pipeline);
        this.runs =
                history.since(pipeline, last.minusDays(NIGHTS)).stream()
                        .filter(run -> run.state() != RunState.SKIPPED)
                        .collect(Collectors.groupingBy(Run::slot));
    }

    List<Night> list() {
        return IntStream.rangeClosed(1 - NIGHTS, 0)
                .mapToObj(last::plusDays)
                .map(this::night)
                .toList();
    }

    private Night night(LocalDate date) {
        var ofNight = runs.getOrDefault(date, List.of());
        if (ofNight.isEmpty()) {
            boolean before = firstEver.isEmpty() || date.isBefore(firstEver.get());
            return new Night(date, before ? Mark.BEFORE : Mark.MISSED, Optional.empty());
        }
        var telling =
                ofNight.stream()
                        .filter(run -> run.state().published())
                        .findFirst()
                        .orElse(ofNight.getFirst());
        return new Night(date, mark(telling), Optional.of(telling));
    }

    private static Mark mark(Run run) {
        return switch (run.state()) {
            case SUCCEEDED -> run.hasReserve() ? Mark.RESERVE : Mark.VERIFIED;
            case PARTIAL -> Mark.RESERVE;
            case QUEUED, STARTING, RUNNING, STOPPING -> Mark.RUNNING;
            case REFUSED -> Mark.REFUSED;
            case FAILED, KILLED, LOST, SKIPPED -> Mark.FAILED;
        };
    }
}
