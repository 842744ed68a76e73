package org.vigie.etl;

import java.util.List;

/// What a source promises: its columns, by name, in any order.
public record Contract(List<Field> fields) {
    public Contract {
        fields = List.copyOf(fields);
    }

    public static Contract of(Field... fields) {
        return new Contract(List.of(fields));
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /// @throws IllegalArgumentException when the field is not of this contract: a bug
    int indexOf(Field field) {
        for (int index = 0; index < fields.size(); index++) {
            if (fields.get(index).name().equals(field.name())) {
                return index;
            }
        }
        throw new IllegalArgumentException(field.name());
    }
}
