package org.vigie.app;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.cli.CommandDoor;
import org.vigie.language.Texts;

/// `vigie`: what people and scripts start.
public final class Vigie {
    private Vigie() {}

    public static void main(String[] arguments) {
        var environment = System.getenv();
        var front = new Front(
                InstantSource.system(),
                environment,
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")));
        var texts = Texts.in(CommandDoor.language(arguments)
                .or(() -> front.languageOf(arguments))
                .or(() -> languageOf(environment))
                .orElse("fr"));
        var out = stream(FileDescriptor.out);
        var err = stream(FileDescriptor.err);
        int exitCode = new CommandDoor(front, texts, out, err, watched()).open(arguments);
        out.flush();
        System.exit(exitCode); // JavaFX and HTTP leave threads behind
    }

    /// What the user's system speaks; the launcher hands it over when it had to change the locale
    /// for file names.
    private static Optional<String> languageOf(Map<String, String> environment) {
        return Optional.ofNullable(System.getProperty("vigie.lang.env"))
                .or(() -> Optional.ofNullable(environment.get("LC_ALL")))
                .or(() -> Optional.ofNullable(environment.get("LANG")))
                .map(locale -> locale.toLowerCase(Locale.ROOT))
                .filter(locale -> locale.startsWith("en") || locale.startsWith("fr"))
                .map(locale -> locale.substring(0, 2));
    }

    /// UTF-8 wherever files and pipes are read, the console's own charset on a Windows console.
    private static PrintStream stream(FileDescriptor descriptor) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Charset charset = windows && watched() ? System.out.charset() : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }

    private static boolean watched() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
