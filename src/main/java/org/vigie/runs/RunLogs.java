package org.vigie.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The files that a run's worker wrote: its log, the older part of a long log, and what the Java
/// machine itself said.
public final class RunLogs {
    private final Path folder;

    public RunLogs(Path folder) {
        this.folder = folder;
    }

    /// The files that are there, in the order in which they are read.
    public List<Path> files(RunId run) {
        var files = new ArrayList<Path>();
        for (var ending : List.of(".log.1", ".log", ".jvm.log", ".crash.log")) {
            var file = folder.resolve(run + ending);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /// Every line, oldest first; bounded memory.
    public void forEachLine(RunId run, Consumer<String> line) {
        for (var file : files(run)) {
            try (var reader = new BufferedReader(readable(file))) {
                reader.lines().forEach(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A library may write what is no UTF-8, and a cut may fall into the middle of a letter: such
    /// bytes are shown as �.
    private static Reader readable(Path file) throws IOException {
        return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    }

    /// The last lines, oldest first.
    public List<String> tail(RunId run, int most) {
        var last = new ArrayDeque<String>();
        forEachLine(run, line -> {
            if (last.size() == most) {
                last.removeFirst();
            }
            last.addLast(line);
        });
        return List.copyOf(last);
    }
}
