package org.vigie.runs.schedule.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Starts them, with a list of arguments and no shell between.
public final class RealPrograms implements Programs {
    private static final int MOST_BYTES = 4 << 20;
    private static final int NO_ANSWER = -2;

    private final Charset charset;
    private final Duration patience;

    /// @param charset in which this system's programs speak
    public RealPrograms(Charset charset, Duration patience) {
        this.charset = charset;
        this.patience = patience;
    }

    @Override
    public Answer ask(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException _) {
            return Answer.absent();
        }
        try {
            process.getOutputStream().close();
            var said = CompletableFuture.supplyAsync(() -> said(process.getInputStream()));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Answer(NO_ANSWER, "");
            }
            return new Answer(process.exitValue(), Decoding.text(said.join(), charset));
        } catch (IOException e) {
            process.destroyForcibly();
            return new Answer(NO_ANSWER, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Answer(NO_ANSWER, "");
        }
    }

    /// A program that says more than that is heard to its end, so that it does not wait for ever.
    private static byte[] said(InputStream stream) {
        try (stream) {
            var bytes = stream.readNBytes(MOST_BYTES);
            stream.transferTo(OutputStream.nullOutputStream());
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
