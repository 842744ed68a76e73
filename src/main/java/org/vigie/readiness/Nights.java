package org.vigie.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Night;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;

/// The last thirty nights at a glance, oldest first.
final class Nights {
    private static final int NIGHTS = 30;

    private final LocalDate last;
    private final Optional<LocalDate> firstEver;
    private final Map<LocalDate, Run> runs;

    Nights(RunHistory history, String pipeline, LocalDate last) {
        this.last = last;
        this.firstEver = history.firstNight(pipeline);
        this.runs = history.telling(pipeline, last.minusDays(NIGHTS)).stream()
                .collect(Collectors.toMap(Run::slot, Function.identity()));
    }

    List<Night> list() {
        return IntStream.rangeClosed(1 - NIGHTS, 0)
                .mapToObj(last::plusDays)
                .map(this::night)
                .toList();
    }

    private Night night(LocalDate date) {
        var telling = Optional.ofNullable(runs.get(date));
        boolean before = firstEver.isEmpty() || date.isBefore(firstEver.get());
        return new Night(date, telling.map(Nights::mark).orElse(before ? Mark.BEFORE : Mark.MISSED), telling);
    }

    private static Mark mark(Run run) {
        return switch (run.state()) {
            case SUCCEEDED -> run.hasReserve() ? Mark.RESERVE : Mark.VERIFIED;
            case PARTIAL -> Mark.RESERVE;
            case QUEUED, STARTING, RUNNING, STOPPING -> Mark.RUNNING;
            case REFUSED -> Mark.REFUSED;
            case FAILED, KILLED, LOST, SKIPPED -> Mark.FAILED;
            case MISSED -> Mark.MISSED;
        };
    }
}
