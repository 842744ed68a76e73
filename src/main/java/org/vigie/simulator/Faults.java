package org.vigie.simulator;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;

/// What is wrong with the world, as a person types it: `machines=offline`,
/// `transactions=bad-rows:0.1`, `sensors=incomplete:31`.
public record Faults(ApiFault machines, FileFault transactions, SensorFault sensors) {
    public static final Faults NONE = new Faults(ApiFault.Plain.NONE, FileFault.Plain.NONE);

    private static final String MACHINES = "machines=";
    private static final String TRANSACTIONS = "transactions=";
    private static final String SENSORS = "sensors=";

    /// The sensors are sound.
    public Faults(ApiFault machines, FileFault transactions) {
        this(machines, transactions, SensorFault.NONE);
    }

    /// @throws ProblemException when a word is not known, or a source is named twice
    public static Faults parse(List<String> typed) {
        var faults = NONE;
        for (var each : typed) {
            faults = faults.and(each, typed);
        }
        return faults;
    }

    public static Faults parse(String typed) {
        return parse(List.of(typed));
    }

    /// Every fault as it is typed, with an example where more must be said.
    public static List<String> words() {
        return Stream.of(words(MACHINES), words(TRANSACTIONS), words(SENSORS))
                .flatMap(List::stream)
                .toList();
    }

    private Faults and(String typed, List<String> all) {
        var source = Stream.of(MACHINES, TRANSACTIONS, SENSORS)
                .filter(typed::startsWith)
                .findFirst()
                .orElseThrow(() -> bad(typed, words()));
        refuseSecond(source, all);
        return switch (source) {
            case MACHINES -> new Faults(understood(typed, source, ApiWords::fault), transactions, sensors);
            case TRANSACTIONS -> new Faults(machines, understood(typed, source, Faults::transactionFault), sensors);
            default -> new Faults(machines, transactions, understood(typed, source, SensorWords::fault));
        };
    }

    private static void refuseSecond(String source, List<String> all) {
        var named = all.stream().filter(it -> it.startsWith(source)).toList();
        if (named.size() > 1) {
            throw bad(String.join(" ", named), List.of(named.getFirst()));
        }
    }

    private static <F> F understood(String typed, String source, Function<Word, F> vocabulary) {
        try {
            return vocabulary.apply(Word.of(typed));
        } catch (IllegalArgumentException notUnderstood) {
            throw bad(typed, words(source));
        }
    }

    private static FileFault transactionFault(Word word) {
        return switch (word.name()) {
            case "bad-rows" -> new FileFault.BadRows(new BigDecimal(word.detailOr("0.1")).doubleValue());
            case "station-missing" -> new FileFault.StationMissing(station(word));
            default -> word.among(FileFault.Plain.values());
        };
    }

    private static Station station(Word word) {
        return Station.named(word.needed()).orElseThrow(IllegalArgumentException::new);
    }

    private static List<String> words(String source) {
        var words = switch (source) {
            case MACHINES -> ApiWords.all();
            case TRANSACTIONS -> transactionWords();
            default -> SensorWords.all();
        };
        return words.stream().map(source::concat).toList();
    }

    private static List<String> transactionWords() {
        return Stream.concat(
                        Stream.of(FileFault.Plain.values()).map(Word::of),
                        Stream.of(
                                "bad-rows:0.1",
                                Stream.of(Station.values())
                                        .map(Station::title)
                                        .collect(joining("|", "station-missing:", ""))))
                .toList();
    }

    private static ProblemException bad(String typed, List<String> allowed) {
        return new ProblemException(Problem.Code.BAD_USAGE, typed, String.join(", ", allowed));
    }
}
