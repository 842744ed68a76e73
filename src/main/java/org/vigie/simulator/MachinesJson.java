package org.vigie.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The reference of machines as the freight API writes it: one machine a line.
final class MachinesJson {
    private MachinesJson() {}

    static String of(List<Machine> machines) {
        return array(machines.stream().map(MachinesJson::object).toList());
    }

    /// The third machine says a second time, and differently, where it is.
    static String withDuplicateKeys(List<Machine> machines) {
        var objects =
                new ArrayList<>(machines.stream().map(MachinesJson::object).toList());
        var third = objects.get(2);
        objects.set(2, third.replace("}", ",\"site_location\":\"Kribi\"}"));
        return array(objects);
    }

    private static String array(List<String> objects) {
        return objects.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String object(Machine machine) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("machine_id", machine.machineId())
                .put("site_location", machine.station().title())
                .put("installation_year", machine.installationYear())
                .toString();
    }
}
