package org.vigie.etl;

import java.util.List;

/// A column that a source must bring, and what may stand in it.
public record Field(String name, Kind kind) {
    public sealed interface Kind {
        /// Any text that is not blank.
        record Text() implements Kind {}

        /// A decimal number within the range, both ends included.
        record Decimal(double least, double most) implements Kind {}

        record Whole(long least, long most) implements Kind {}

        /// A wall-clock date and time in the source's declared pattern, years 2000 to 2099.
        record Moment() implements Kind {}

        record OneOf(List<String> allowed) implements Kind {
            public OneOf {
                allowed = List.copyOf(allowed);
            }
        }
    }

    public static Field text(String name) {
        return new Field(name, new Kind.Text());
    }

    public static Field number(String name, double least, double most) {
        return new Field(name, new Kind.Decimal(least, most));
    }

    public static Field whole(String name, long least, long most) {
        return new Field(name, new Kind.Whole(least, most));
    }

    public static Field moment(String name) {
        return new Field(name, new Kind.Moment());
    }

    public static Field oneOf(String name, List<String> allowed) {
        return new Field(name, new Kind.OneOf(allowed));
    }
}
