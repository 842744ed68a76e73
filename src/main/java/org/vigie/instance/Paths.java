package org.vigie.instance;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads paths: nothing outside the home folder is ever written but the backups' second place; that
/// and an input may lie elsewhere, when they say so in full.
final class Paths {
    private static final String INSIDE_HOME = "HOME/…";

    private Paths() {}

    /// @throws org.vigie.problem.ProblemException SETTING_BAD_VALUE
    static Path inside(Section section, String name) {
        var path = path(section, name, INSIDE_HOME);
        if (!staysInside(path)) {
            throw section.bad(name, INSIDE_HOME);
        }
        return path;
    }

    /// @throws org.vigie.problem.ProblemException SETTING_BAD_VALUE
    static Path input(Section section, String name) {
        var allowed = INSIDE_HOME + ", /…";
        var path = path(section, name, allowed);
        if (!path.isAbsolute() && !staysInside(path)) {
            throw section.bad(name, allowed);
        }
        return path;
    }

    /// @throws org.vigie.problem.ProblemException SETTING_BAD_VALUE
    static Path elsewhere(Section section, String name) {
        var path = path(section, name, "/…");
        if (!path.isAbsolute()) {
            throw section.bad(name, "/…");
        }
        return path;
    }

    /// `C:x` and `\x` have a root and are not absolute: they depend on where the program was
    /// started.
    private static boolean staysInside(Path path) {
        return path.getRoot() == null && !path.toString().isEmpty() && !path.startsWith("..");
    }

    private static Path path(Section section, String name, String allowed) {
        var text = section.text(name, each -> !each.isBlank(), allowed);
        try {
            return Path.of(text).normalize();
        } catch (InvalidPathException _) {
            throw section.bad(name, allowed);
        }
    }
}
