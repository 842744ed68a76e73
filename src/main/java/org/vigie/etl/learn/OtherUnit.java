package org.vigie.etl.learn;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.vigie.etl.learn.Reference.Shape;

/// A unit that sensors are known to be switched to by mistake.
enum OtherUnit {
    FAHRENHEIT("°C", "°F", degrees -> (degrees - 32) / 1.8),
    KELVIN("°C", "K", degrees -> degrees - 273.15),
    PSI("bar", "psi", pressure -> pressure * 0.068_947_6),
    KILOPASCAL("bar", "kPa", pressure -> pressure * 0.01),
    CUBIC_METRES_PER_HOUR("L/min", "m³/h", flow -> flow * 1000 / 60),
    LITRES_PER_SECOND("L/min", "L/s", flow -> flow * 60),
    GALLONS_PER_MINUTE("L/min", "gal/min", flow -> flow * 3.785_411_784),
    INCHES_PER_SECOND("mm/s", "in/s", speed -> speed * 25.4),
    METRES_PER_SECOND("mm/s", "m/s", speed -> speed * 1000);

    private final String declared;
    private final String unit;
    private final DoubleUnaryOperator conversion;

    OtherUnit(String declared, String unit, DoubleUnaryOperator conversion) {
        this.declared = declared;
        this.unit = unit;
        this.conversion = conversion;
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
        return conversion.applyAsDouble(value);
    }
}
