package org.vigie.simulator;

import java.util.Locale;
import java.util.stream.Stream;

/// What a person types behind the `=`: a fault's name and, behind a `:`, what it needs more.
record Word(String name, String detail) {
    static Word of(String typed) {
        var fault = typed.substring(typed.indexOf('=') + 1);
        var colon = fault.indexOf(':');
        return colon < 0 ? new Word(fault, "") : new Word(fault.substring(0, colon), fault.substring(colon + 1));
    }

    /// How a fault that needs no more words is typed.
    static String of(Enum<?> fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String detailOr(String usual) {
        return detail.isEmpty() ? usual : detail;
    }

    /// @throws IllegalArgumentException when it is not there
    String needed() {
        if (detail.isEmpty()) {
            throw new IllegalArgumentException(name);
        }
        return detail;
    }

    boolean means(Enum<?> fault) {
        return of(fault).equals(name) && detail.isEmpty();
    }

    /// @throws IllegalArgumentException when it means none of them
    <E extends Enum<E>> E among(E[] faults) {
        return Stream.of(faults).filter(this::means).findFirst().orElseThrow(IllegalArgumentException::new);
    }
}
