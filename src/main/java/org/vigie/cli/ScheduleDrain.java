package org.vigie.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// No new runs until then: for a maintenance.
@Command(name = "drain", mixinStandardHelpOptions = true)
final class ScheduleDrain extends Verb {
    private static final String ALLOWED = "--until 04:30, --until 2026-02-21T04:30, --for PT2H";
    private static final Duration LONGEST = Duration.ofDays(366);

    @Option(names = "--until", paramLabel = "TIME")
    private Optional<String> until = Optional.empty();

    @Option(names = "--for", paramLabel = "DURATION")
    private Optional<Duration> length = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Override
    int carryOut(Output output) {
        var why = reason.filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        new ProblemException(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie schedule drain --help"));
        try (var house = front().open(home())) {
            var zone = house.instance().settings().zone();
            var end = end(house.now().atZone(zone));
            var drain = house.drains().until(end, System.getProperty("user.name"), why);
            if (output.json()) {
                output.document(ScheduleDocuments.of(drain));
            } else {
                output.line(Icons.GOOD + " " + texts().text("cli.schedule.closed", texts().moment(end, zone)));
                output.line("  " + Icons.NEXT + " " + texts().text("cli.schedule.closed.advice"));
            }
            return 0;
        }
    }

    private Instant end(ZonedDateTime now) {
        if (until.isPresent() == length.isPresent()) {
            throw new ProblemException(Code.ARGUMENT_MISSING, ALLOWED, "vigie schedule drain --help");
        }
        var end = length.map(now::plus).or(() -> moment(now)).orElseThrow(this::bad);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw bad();
        }
        return end.toInstant();
    }

    /// An hour is the next one of that name.
    private Optional<ZonedDateTime> moment(ZonedDateTime now) {
        List<Function<String, ZonedDateTime>> ways = List.of(
                text -> next(LocalTime.parse(text), now),
                text -> LocalDateTime.parse(text).atZone(now.getZone()),
                text -> OffsetDateTime.parse(text).atZoneSameInstant(now.getZone()));
        return ways.stream().flatMap(way -> read(way).stream()).findFirst();
    }

    private Optional<ZonedDateTime> read(Function<String, ZonedDateTime> way) {
        try {
            return until.map(way);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime next(LocalTime hour, ZonedDateTime now) {
        var today = now.with(hour);
        return today.isAfter(now) ? today : today.plusDays(1);
    }

    private ProblemException bad() {
        var typed = until.map(text -> "--until " + text)
                .or(() -> length.map(text -> "--for " + text))
                .orElse("");
        return new ProblemException(Code.BAD_USAGE, typed, ALLOWED);
    }
}
