package org.vigie.etl.learn;

/// One column of what a model looks at.
///
/// @param least the least value that this unit can mean, @param most the most
/// @param derived computed from the others; two readings are the same one twice when all that is
///   not derived is equal
public record Feature(String name, String unit, double least, double most, boolean derived) {
    String line() {
        return name + "\t" + unit + "\t" + least + "\t" + most + "\t" + derived + "\n";
    }
}
