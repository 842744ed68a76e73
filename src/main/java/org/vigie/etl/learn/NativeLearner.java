package org.vigie.etl.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;

/// Where XGBoost's own library is loaded from. It would copy itself out of its jar to the temporary
/// folder at each start, and a killed process leaves its 14 megabytes behind.
final class NativeLearner {
    private static final String LOADER = "ml.dmlc.xgboost4j.java.NativeLibLoader";
    private static final Optional<Throwable> FAILURE = load();

    private NativeLearner() {}

    /// To be asked before anything of XGBoost is touched.
    ///
    /// @throws ProblemException LEARNER_UNAVAILABLE, when this system lacks what the library needs
    static void require() {
        FAILURE.ifPresent(failure -> {
            var reason = SystemWords.brief(String.valueOf(failure.getMessage()));
            throw new ProblemException(Problem.of(Code.LEARNER_UNAVAILABLE, reason), failure);
        });
    }

    private static Optional<Throwable> load() {
        try {
            beside().ifPresent(NativeLearner::prefer);
            Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI");
            return Optional.empty();
        } catch (LinkageError | ReflectiveOperationException failure) {
            return Optional.of(failure);
        }
    }

    /// The library that lies beside the program, when the launcher names the folder and this system
    /// is in it.
    private static Optional<Path> beside() {
        return Optional.ofNullable(System.getProperty("vigie.native"))
                .map(folder -> Path.of(folder, "lib", system(), processor(), System.mapLibraryName("xgboost4j")))
                .filter(Files::isRegularFile);
    }

    /// XGBoost has no setting for this: it is told that it has loaded its library already.
    @SuppressWarnings("restricted") // the launcher allows native access
    private static void prefer(Path library) {
        System.load(library.toAbsolutePath().toString());
        try {
            var loaded = Class.forName(LOADER).getDeclaredField("initialized");
            loaded.setAccessible(true);
            loaded.setBoolean(NativeLearner.class, true);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another version of XGBoost: " + LOADER, e);
        }
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return "macos";
        }
        return name.contains("win") ? "windows" : "linux";
    }

    private static String processor() {
        var name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.startsWith("aarch64") ? "aarch64" : "x86_64";
    }
}
