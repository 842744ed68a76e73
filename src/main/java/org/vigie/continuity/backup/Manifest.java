package org.vigie.continuity.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vigie.problem.SystemWords;
import org.vigie.warehouse.LedgerRow;

/// What lies beside each backup, so that it can be judged where the operations book is lost: hash,
/// identity, counts, digest, ledger.
///
/// @param sha256 of the whole file
record Manifest(Head head, String sha256, long bytes, Content content) {
    /// Which backup, and why.
    record Head(BackupId id, Wish wish, String madeAt) {}

    static final String ENDING = ".json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// The hash that the manifest of a backup tells.
    ///
    /// @throws UnsoundException when there is none that can be read
    static String sha256(Path manifest) throws UnsoundException {
        try {
            return JSON.readTree(manifest.toFile()).path("sha256").asText();
        } catch (IOException e) {
            throw new UnsoundException(SystemWords.of(e));
        }
    }

    void write(Path file) throws IOException {
        try {
            Durable.write(JSON.writeValueAsString(document()).getBytes(StandardCharsets.UTF_8), file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> document() {
        var figures = content.figures();
        var document = new LinkedHashMap<String, Object>();
        document.put("backup_id", head.id().value());
        document.put("pipeline", head.wish().pipeline());
        document.put("occasion", head.wish().occasion().name());
        document.put("reason", head.wish().reason());
        document.put("actor", head.wish().actor());
        document.put("made_utc", head.madeAt());
        document.put("program", program());
        document.put("bytes", bytes);
        document.put("sha256", sha256);
        document.put("application_id", figures.applicationId());
        document.put("user_version", figures.version());
        document.put("schema_sha256", figures.schema());
        document.put("rows", figures.rows());
        document.put("facts", content.facts());
        document.put("content_digest", content.digest());
        document.put("ledger_rows", figures.ledgerRows());
        document.put("ledger_sha256", figures.ledger());
        document.put("ledger_agrees", content.agrees());
        figures.newest().ifPresent(newest -> document.put("newest_run", newest(newest)));
        return document;
    }

    private static Map<String, Object> newest(LedgerRow row) {
        var document = new LinkedHashMap<String, Object>();
        document.put("run_id", row.runId());
        document.put("slot", row.slot());
        document.put("fence", row.fence());
        document.put("facts", row.facts());
        document.put("content_digest", row.contentDigest());
        document.put("committed_at_utc", row.committedAt().toString());
        return document;
    }

    private static String program() {
        return Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
