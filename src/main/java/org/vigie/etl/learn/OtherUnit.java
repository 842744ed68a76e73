package org.vigie.etl.learn;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.vigie.etl.learn.Reference.Shape;

/// A unit that sensors are known to be switched to by mistake.
enum OtherUnit {
    FAHRENHEIT("°C", "°F", 32, 1 / 1.8),
    KELVIN("°C", "K", 273.15, 1),
    PSI("bar", "psi", 0, 0.068_947_6),
    KILOPASCAL("bar", "kPa", 0, 0.01),
    CUBIC_METRES_PER_HOUR("L/min", "m³/h", 0, 1000.0 / 60),
    LITRES_PER_SECOND("L/min", "L/s", 0, 60),
    GALLONS_PER_MINUTE("L/min", "gal/min", 0, 3.785_411_784),
    INCHES_PER_SECOND("mm/s", "in/s", 0, 25.4),
    METRES_PER_SECOND("mm/s", "m/s", 0, 1000);

    private final String declared;
    private final String unit;
    private final double zero;
    private final double factor;

    /// @param zero of the declared unit, in the other, @param factor of one degree
    OtherUnit(String declared, String unit, double zero, double factor) {
        this.declared = declared;
        this.unit = unit;
        this.zero = zero;
        this.factor = factor;
    }

    /// The unit in which these values would be the usual ones again.
    static Optional<OtherUnit> of(Feature feature, Shape found, Optional<Shape> reference) {
        Predicate<OtherUnit> fits = reference
                .<Predicate<OtherUnit>>map(
                        usual -> other -> usual.covers(other.convert(found.median())) && !usual.covers(found.median()))
                .orElse(other -> within(feature, other.convert(found.low()))
                        && within(feature, other.convert(found.high()))
                        && !within(feature, found.median()));
        return Arrays.stream(values())
                .filter(other -> other.declared.equals(feature.unit()))
                .filter(fits)
                .findFirst();
    }

    private static boolean within(Feature feature, double value) {
        return feature.least() <= value && value <= feature.most();
    }

    String unit() {
        return unit;
    }

    double convert(double value) {
        return (value - zero) * factor;
    }
}
