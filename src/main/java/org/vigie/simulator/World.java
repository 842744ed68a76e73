package org.vigie.simulator;

import static org.vigie.simulator.Station.BELABO;
import static org.vigie.simulator.Station.DOUALA;
import static org.vigie.simulator.Station.EDEA;
import static org.vigie.simulator.Station.NGAOUNDERE;
import static org.vigie.simulator.Station.YAOUNDE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small railway, repeatable: the same seed and the same day give the same transactions on every
/// computer, whatever the other days that were asked for.
public record World(long seed, Traffic traffic) {
    /// The park is the real reference's, so that people meet machines that they know.
    private static final List<Machine> PARK = List.of(
            new Machine("MCH-001", BELABO, 2021),
            new Machine("MCH-002", BELABO, 2012),
            new Machine("MCH-003", DOUALA, 2010),
            new Machine("MCH-004", YAOUNDE, 2022),
            new Machine("MCH-005", YAOUNDE, 2016),
            new Machine("MCH-006", YAOUNDE, 2015),
            new Machine("MCH-007", BELABO, 2016),
            new Machine("MCH-008", NGAOUNDERE, 2021),
            new Machine("MCH-009", DOUALA, 2015),
            new Machine("MCH-010", YAOUNDE, 2021),
            new Machine("MCH-011", BELABO, 2016),
            new Machine("MCH-012", EDEA, 2017),
            new Machine("MCH-013", NGAOUNDERE, 2013),
            new Machine("MCH-014", DOUALA, 2020),
            new Machine("MCH-015", DOUALA, 2018),
            new Machine("MCH-016", EDEA, 2010),
            new Machine("MCH-017", DOUALA, 2011),
            new Machine("MCH-018", EDEA, 2010),
            new Machine("MCH-019", BELABO, 2012),
            new Machine("MCH-020", EDEA, 2011));

    /// How many transactions a day has.
    public sealed interface Traffic {
        /// Some 100 to 155, fewer at the weekend.
        record Lifelike() implements Traffic {}

        /// The same number every day, for who needs many.
        record Exactly(int rowsPerDay) implements Traffic {
            /// A transaction's number within its day has six digits, so that the ids sort.
            static final int MOST = 1_000_000;

            public Exactly {
                if (rowsPerDay < 1 || rowsPerDay > MOST) {
                    throw new IllegalArgumentException("rows per day: " + rowsPerDay);
                }
            }
        }
    }

    public static World of(long seed) {
        return new World(seed, new Traffic.Lifelike());
    }

    /// The same world with as many transactions each day, 1 to 1,000,000.
    public World withRowsPerDay(int rows) {
        return new World(seed, new Traffic.Exactly(rows));
    }

    public List<Machine> machines() {
        return PARK;
    }

    public int rowsOf(LocalDate day) {
        return day(day).rows();
    }

    /// In the order of the day, made while they are read: memory does not grow with their number.
    public Stream<Transaction> transactionsOf(LocalDate day) {
        var drawn = day(day);
        return IntStream.range(0, drawn.rows()).mapToObj(drawn::transaction);
    }

    private Day day(LocalDate date) {
        return new Day(this, date);
    }
}
