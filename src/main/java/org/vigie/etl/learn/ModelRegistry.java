package org.vigie.etl.learn;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.etl.Sha256;
import org.vigie.etl.learn.ModelCard.ForestFile;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// The shelf `models/`: a folder for each model, with its card and its forests. A folder appears
/// whole or not at all, and nothing of a file is read before its digest was looked at.
///
/// Which model serves is not for the shelf to say.
public final class ModelRegistry {
    private static final String CARD = "card.json";
    private static final String PARTIAL = ".partial";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final long LARGEST_CARD = 1 << 20;

    private final Path folder;

    public ModelRegistry(Path folder) {
        this.folder = folder;
    }

    /// @param sha256 of the card: what the warehouse knows a model by
    public record Kept(ModelCard card, String sha256) {}

    /// A folder of the shelf.
    ///
    /// @param kept empty when the card cannot be read
    public record Shelved(String version, Optional<Kept> kept) {}

    /// Writes a model down.
    ///
    /// @throws ProblemException MODEL_NOT_WRITTEN
    public Kept keep(Model model) {
        return written(model.card(), draft -> {
            var files = new ArrayList<ForestFile>();
            for (var forest : model.forests()) {
                var bytes = forest.bytes();
                var name = "forest-" + files.size() + ".ubj";
                write(draft.resolve(name), bytes);
                files.add(new ForestFile(name, Sha256.of(bytes), bytes.length));
            }
            return files;
        });
    }

    /// Writes down what a candidate was refused for, without its forests.
    ///
    /// @throws ProblemException MODEL_NOT_WRITTEN
    public Kept keepCard(ModelCard refused) {
        return written(refused, _ -> List.of());
    }

    /// The model, ready to score.
    ///
    /// @param sha256 of its card, as the warehouse knows it
    /// @param schema of the readings that it is to score
    /// @throws ProblemException MODEL_UNKNOWN, MODEL_DAMAGED, MODEL_OF_ANOTHER_SCHEMA
    public Model load(String version, String sha256, FeatureSchema schema) {
        var card = card(version, sha256);
        requireSchema(card, schema);
        var forests = new ArrayList<Forest>();
        try {
            for (var file : card.forests()) {
                forests.add(Forest.read(sound(card, file)));
            }
            return new Model(card, forests);
        } catch (RuntimeException | Error e) {
            forests.forEach(Forest::close);
            throw e;
        }
    }

    /// Looks at every byte of a model without using it.
    ///
    /// @return what is wrong with it; empty when it is as it was written
    public Optional<Problem> inspect(String version, String sha256, FeatureSchema schema) {
        try {
            var card = card(version, sha256);
            requireSchema(card, schema);
            card.forests().forEach(file -> sound(card, file));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    /// The card alone.
    ///
    /// @throws ProblemException MODEL_UNKNOWN, MODEL_DAMAGED
    public ModelCard card(String version, String sha256) {
        var bytes = cardBytes(version);
        if (!Sha256.of(bytes).equals(sha256)) {
            throw damaged(version, CARD, Reason.DIGEST_DIFFERS);
        }
        var card = parsed(version, bytes);
        if (!card.version().equals(version)
                || !card.schemaHash().equals(card.schema().hash())) {
            throw damaged(version, CARD, Reason.NO_MODEL_CARD);
        }
        return card;
    }

    /// All folders, the newest version first.
    public List<Shelved> list() {
        return folders().stream()
                .map(each -> each.getFileName().toString())
                .filter(name -> VERSION.matcher(name).matches())
                .sorted(Comparator.reverseOrder())
                .map(this::shelved)
                .toList();
    }

    /// Removes what a killed training left half written.
    ///
    /// @throws ProblemException MODEL_NOT_WRITTEN
    public void sweep() {
        folders().stream()
                .filter(each -> each.getFileName().toString().endsWith(PARTIAL))
                .forEach(this::removeTold);
    }

    /// Takes a model off the shelf: at once, however long its files take to go.
    ///
    /// @throws ProblemException MODEL_NOT_WRITTEN
    public void discard(String version) {
        var draft = folder.resolve(version + PARTIAL);
        try {
            Files.move(folder.resolve(version), draft, StandardCopyOption.ATOMIC_MOVE);
            remove(draft);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void removeTold(Path draft) {
        try {
            remove(draft);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private Shelved shelved(String version) {
        try {
            var bytes = cardBytes(version);
            return new Shelved(version, Optional.of(new Kept(parsed(version, bytes), Sha256.of(bytes))));
        } catch (ProblemException _) {
            return new Shelved(version, Optional.empty());
        }
    }

    private byte[] cardBytes(String version) {
        if (!VERSION.matcher(version).matches() || !Files.isDirectory(folder.resolve(version))) {
            throw new ProblemException(Code.MODEL_UNKNOWN, version);
        }
        return bytes(version, CARD, LARGEST_CARD);
    }

    private static ModelCard parsed(String version, byte[] bytes) {
        try {
            return ModelCard.read(bytes);
        } catch (IOException _) { // why a replaced card does not parse tells a person nothing
            throw damaged(version, CARD, Reason.NO_MODEL_CARD);
        }
    }

    private static void requireSchema(ModelCard card, FeatureSchema schema) {
        if (!card.schemaHash().equals(schema.hash())) {
            throw new ProblemException(Code.MODEL_OF_ANOTHER_SCHEMA, card.version(), card.schemaHash(), schema.hash());
        }
    }

    private byte[] sound(ModelCard card, ForestFile file) {
        if (!file.file().matches("forest-\\d\\.ubj")) {
            throw damaged(card.version(), CARD, Reason.NO_MODEL_CARD);
        }
        var bytes = bytes(card.version(), file.file(), file.bytes());
        if (!Sha256.of(bytes).equals(file.sha256())) {
            throw damaged(card.version(), file.file(), Reason.DIGEST_DIFFERS);
        }
        return bytes;
    }

    /// @param most a longer file is not ours, and may not fit in memory
    private byte[] bytes(String version, String name, long most) {
        var file = folder.resolve(version).resolve(name);
        try {
            if (Files.size(file) > most) {
                throw damaged(version, name, Reason.DIGEST_DIFFERS);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(Code.MODEL_DAMAGED, version, name, SystemWords.of(e)), e);
        }
    }

    private static ProblemException damaged(String version, String file, Reason reason) {
        return new ProblemException(Code.MODEL_DAMAGED, version, file, reason);
    }

    private interface Forests {
        List<ForestFile> into(Path draft) throws IOException;
    }

    private Kept written(ModelCard card, Forests forests) {
        var draft = folder.resolve(card.version() + PARTIAL);
        try {
            remove(draft);
            Files.createDirectories(draft);
            var complete = card.with(forests.into(draft));
            var json = complete.json();
            write(draft.resolve(CARD), json);
            sync(draft);
            Files.move(draft, folder.resolve(card.version()), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            return new Kept(complete, Sha256.of(json));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Windows opens no folder, and needs no such thing.
    private static void sync(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (var channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.toList();
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static void remove(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private ProblemException notWritten(IOException e) {
        return new ProblemException(Problem.of(Code.MODEL_NOT_WRITTEN, folder, SystemWords.of(e)), e);
    }
}
