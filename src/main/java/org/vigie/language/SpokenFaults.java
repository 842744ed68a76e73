package org.vigie.language;

/// A fault of what is registered with the operating system's scheduler, as the command line and the
/// window tell it: what is, what follows from it, what to do.
public record SpokenFaults(Texts texts) {
    public String what(Enum<?> fault) {
        return texts.text(key(fault));
    }

    public String consequence(Enum<?> fault) {
        return texts.text(key(fault) + ".consequence");
    }

    public String correction(Enum<?> fault) {
        return texts.text(key(fault) + ".correction");
    }

    private static String key(Enum<?> fault) {
        return "schedule.fault." + fault.name();
    }
}
