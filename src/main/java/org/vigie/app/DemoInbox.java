package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.vigie.instance.Instance;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.FileFault;
import org.vigie.simulator.SensorFault;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.SensorsDrop;
import org.vigie.simulator.World;

/// Where the demo's ERP and the exporter of its sensors leave their files.
final class DemoInbox {
    private final ErpDrop erp;
    private final SensorsDrop exporter;
    private int daysOwed = Simulation.DAYS_OF_THE_FIRST_NIGHT;

    private DemoInbox(ErpDrop erp, SensorsDrop exporter) {
        this.erp = erp;
        this.exporter = exporter;
    }

    static DemoInbox of(Instance instance, World world, Sensors sensors) {
        return new DemoInbox(
                new ErpDrop(world, Simulation.transactionsFile(instance).orElseThrow()),
                new SensorsDrop(sensors, Simulation.sensorsFile(instance).orElseThrow()));
    }

    void dropTransactions(LocalDate night, FileFault fault) {
        try {
            var _ = erp.drop(night, 1, fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The exporter goes back to the last day that it brought in good order: the first night has
    /// weeks of readings, the night after a bad one the days that are owed.
    void dropReadings(LocalDate night, SensorFault fault) {
        try {
            var _ = exporter.drop(night, daysOwed, fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daysOwed = fault.equals(SensorFault.NONE) ? 1 : daysOwed + 1;
    }

    void dropSoundFiles(LocalDate night) {
        dropTransactions(night, FileFault.Plain.NONE);
        dropReadings(night, SensorFault.NONE);
    }

    /// Nobody came for the files of that night.
    void miss() {
        daysOwed++;
    }
}
