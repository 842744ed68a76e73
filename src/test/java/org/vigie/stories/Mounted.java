package org.vigie.stories;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk of its own, small or not to be written to, in the place of a folder; where the machine allows
/// it, which a machine without root does not.
record Mounted(Path folder) implements AutoCloseable {
    /// An empty disk of so many bytes.
    static Mounted small(Path folder, long bytes) {
        assumeTrue(mount("-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString()), "nothing may be mounted");
        return new Mounted(folder);
    }

    /// The folder and what is in it, on a disk of so many bytes.
    static Mounted moved(Path folder, long bytes) throws IOException {
        var aside = folder.resolveSibling(folder.getFileName() + ".aside");
        Files.move(folder, aside);
        Files.createDirectory(folder);
        var mounted = small(folder, bytes);
        for (var file : Invariants.files(aside)) {
            Files.copy(file, folder.resolve(aside.relativize(file)));
        }
        return mounted;
    }

    /// The folder itself cannot be written to any more; the one file in it can.
    static List<Mounted> frozenAround(Path file) {
        var folder = file.getParent();
        assumeTrue(mount("--bind", folder.toString(), folder.toString()), "nothing may be mounted");
        var frozen = new Mounted(folder);
        var open = new Mounted(file);
        if (!mount("--bind", file.toString(), file.toString()) || !mount("-o", "remount,ro,bind", folder.toString())) {
            frozen.close();
            assumeTrue(false, "nothing may be mounted");
        }
        return List.of(open, frozen);
    }

    void becomesReadOnly() {
        assumeTrue(mount("-o", "remount,ro", folder.toString()), "cannot be mounted anew");
    }

    void becomesWritable() {
        assumeTrue(mount("-o", "remount,rw", folder.toString()), "cannot be mounted anew");
    }

    /// Leaves so many bytes free.
    ///
    /// @return the file that takes the rest
    Path fillBut(long bytes) throws IOException {
        var filler = folder.resolve("filler");
        var free = Files.getFileStore(folder).getUsableSpace();
        Files.write(filler, new byte[(int) Math.max(0, free - bytes)]);
        return filler;
    }

    @Override
    public void close() {
        run(List.of("umount", "-l", folder.toString()));
    }

    private static boolean mount(String... words) {
        var command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(words));
        return run(command);
    }

    private static boolean run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException noMount) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
