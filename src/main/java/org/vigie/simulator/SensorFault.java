package org.vigie.simulator;

/// What can be wrong with the sensors: on the way by HTTP, on the way by file, and in the readings
/// themselves.
public record SensorFault(ApiFault api, FileFault.Plain file, ReadingFault readings) {
    public static final SensorFault NONE = of(ReadingFault.Plain.NONE);

    /// Nobody listens, and no file lies there.
    public static final SensorFault UNREACHABLE = of(ApiFault.Plain.OFFLINE, FileFault.Plain.MISSING);

    /// Cut at 60 %, either way.
    public static final SensorFault TRUNCATED = of(ApiFault.Plain.TRUNCATED, FileFault.Plain.TRUNCATED);

    /// Not a reading, either way.
    public static final SensorFault EMPTY = of(ApiFault.Plain.EMPTY, FileFault.Plain.EMPTY);

    public SensorFault {
        if (api == ApiFault.Plain.UNKNOWN_MACHINES || file == FileFault.Plain.UNKNOWN_MACHINES) {
            throw new IllegalArgumentException("the sensors know no reference of machines");
        }
    }

    public static SensorFault of(ReadingFault readings) {
        return new SensorFault(ApiFault.Plain.NONE, FileFault.Plain.NONE, readings);
    }

    public static SensorFault of(ApiFault api) {
        return of(api, FileFault.Plain.NONE);
    }

    public static SensorFault of(FileFault.Plain file) {
        return of(ApiFault.Plain.NONE, file);
    }

    private static SensorFault of(ApiFault api, FileFault.Plain file) {
        return new SensorFault(api, file, ReadingFault.Plain.NONE);
    }
}
