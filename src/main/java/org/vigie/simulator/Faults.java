package org.vigie.simulator;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;

/// What is wrong with the world, as a person types it: `machines=offline`,
/// `transactions=bad-rows:0.1`.
public record Faults(ApiFault machines, FileFault transactions) {
    public static final Faults NONE = new Faults(ApiFault.Plain.NONE, FileFault.Plain.NONE);

    private static final String MACHINES = "machines=";
    private static final String TRANSACTIONS = "transactions=";

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
        return Stream.concat(
                        machineWords().stream().map(MACHINES::concat),
                        transactionWords().stream().map(TRANSACTIONS::concat))
                .toList();
    }

    private Faults and(String typed, List<String> all) {
        if (typed.startsWith(MACHINES)) {
            refuseSecond(MACHINES, all);
            return new Faults(machineFault(typed), transactions);
        }
        if (typed.startsWith(TRANSACTIONS)) {
            refuseSecond(TRANSACTIONS, all);
            return new Faults(machines, transactionFault(typed));
        }
        throw bad(typed, words());
    }

    private static void refuseSecond(String source, List<String> all) {
        var named = all.stream().filter(it -> it.startsWith(source)).toList();
        if (named.size() > 1) {
            throw bad(String.join(" ", named), List.of(named.getFirst()));
        }
    }

    private static ApiFault machineFault(String typed) {
        var word = Word.of(typed);
        try {
            return switch (word.name) {
                case "slow" -> new ApiFault.Slow(Duration.parse(word.detailOr("PT30S")));
                case "drip" -> new ApiFault.Drip(Duration.parse(word.detailOr("PT0.1S")));
                case "unavailable" -> new ApiFault.Unavailable(times(word));
                case "redirect" -> new ApiFault.Redirect(URI.create(word.needed()));
                default -> plain(ApiFault.Plain.values(), word);
            };
        } catch (IllegalArgumentException | DateTimeParseException notUnderstood) {
            throw bad(typed, machineWords().stream().map(MACHINES::concat).toList());
        }
    }

    private static FileFault transactionFault(String typed) {
        var word = Word.of(typed);
        try {
            return switch (word.name) {
                case "bad-rows" -> new FileFault.BadRows(new BigDecimal(word.detailOr("0.1")).doubleValue());
                case "station-missing" -> new FileFault.StationMissing(station(word));
                default -> plain(FileFault.Plain.values(), word);
            };
        } catch (IllegalArgumentException notUnderstood) {
            throw bad(
                    typed, transactionWords().stream().map(TRANSACTIONS::concat).toList());
        }
    }

    private static int times(Word word) {
        return word.detail.isEmpty() ? ApiFault.Unavailable.FOR_EVER : Integer.parseInt(word.detail);
    }

    private static Station station(Word word) {
        return Station.named(word.needed()).orElseThrow(IllegalArgumentException::new);
    }

    private static <E extends Enum<E>> E plain(E[] faults, Word word) {
        return Stream.of(faults)
                .filter(fault -> word(fault).equals(word.name) && word.detail.isEmpty())
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static List<String> machineWords() {
        return Stream.concat(
                        Stream.of(ApiFault.Plain.values()).map(Faults::word),
                        Stream.of(
                                "slow:PT30S",
                                "drip:PT0.1S",
                                "unavailable",
                                "unavailable:2",
                                "redirect:http://127.0.0.1:9999/"))
                .toList();
    }

    private static List<String> transactionWords() {
        return Stream.concat(
                        Stream.of(FileFault.Plain.values()).map(Faults::word),
                        Stream.of(
                                "bad-rows:0.1",
                                Stream.of(Station.values())
                                        .map(Station::title)
                                        .collect(joining("|", "station-missing:", ""))))
                .toList();
    }

    private static String word(Enum<?> fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ProblemException bad(String typed, List<String> allowed) {
        return new ProblemException(Problem.Code.BAD_USAGE, typed, String.join(", ", allowed));
    }

    /// What stands behind the `=`: a fault's name and, behind a `:`, what it needs more.
    private record Word(String name, String detail) {
        static Word of(String typed) {
            var fault = typed.substring(typed.indexOf('=') + 1);
            var colon = fault.indexOf(':');
            return colon < 0 ? new Word(fault, "") : new Word(fault.substring(0, colon), fault.substring(colon + 1));
        }

        String detailOr(String usual) {
            return detail.isEmpty() ? usual : detail;
        }

        String needed() {
            if (detail.isEmpty()) {
                throw new IllegalArgumentException(name);
            }
            return detail;
        }
    }
}
