package org.vigie.runs.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.vigie.etl.Snapshot;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage.Input;

/// The exact inputs of an earlier run, proved by their digest before they are read again.
final class Replay {
    private final Instance instance;
    private final RunHistory history;

    Replay(Instance instance, RunHistory history) {
        this.instance = instance;
        this.history = history;
    }

    /// @throws ProblemException SNAPSHOT_GONE when one is missing or no longer what it was
    List<Snapshot> inputsOf(RunId run) {
        return history.page(run).inputs().stream()
                .map(input -> proved(run, input))
                .toList();
    }

    private Snapshot proved(RunId run, Input input) {
        var file = instance.inputs().resolve(input.snapshot());
        if (!digest(run, input, file).equals(input.sha256())) {
            throw new ProblemException(Code.SNAPSHOT_GONE, run, input.source(), input.snapshot());
        }
        return new Snapshot(input.source(), input.location(), file, input.sha256(), input.bytes(), input.writtenAt());
    }

    private static String digest(RunId run, Input input, Path file) {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException e) {
            throw new ProblemException(Code.SNAPSHOT_GONE, run, input.source(), input.snapshot());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
