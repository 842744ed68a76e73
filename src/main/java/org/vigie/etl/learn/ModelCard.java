package org.vigie.etl.learn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.problem.Problem;

/// Everything there is to know of a model, as it lies beside its forests: what it was trained on, how
/// good it is and against whom, why it was put to work or not.
///
/// @param made an instant
/// @param training what it learned from
/// @param schemaHash of the schema, so that a reader need not trust the list
/// @param folds which reading was kept from which forest
/// @param judged on the held-out fifth: the model, the obvious rule, the champion of the day
/// @param importance how far the score of a reading moves when this feature is another reading's, as
///   a share of all
/// @param forests one for each fold, each trained without it; none of a refused candidate
/// @param refusal why it was not put to work: a problem's code and what it is about; empty when it was
public record ModelCard(
        String version,
        String run,
        String slot,
        String made,
        Training training,
        FeatureSchema schema,
        String schemaHash,
        int trees,
        Folds folds,
        Reference reference,
        List<Judged> judged,
        List<Importance> importance,
        List<ForestFile> forests,
        List<String> refusal) {

    /// @param rule the obvious rule in its own words
    public record Training(long readings, long failures, String from, String until, String digest, String rule) {}

    public record Judged(Who who, String name, Scores scores) {}

    public enum Who {
        MODEL,
        RULE,
        CHAMPION
    }

    public record Importance(String feature, double share) {}

    public record ForestFile(String file, String sha256, long bytes) {}

    private static final int DEEPEST = 16;

    /// A card is data that somebody could have replaced: nothing unknown, nothing twice, nothing
    /// missing, nothing behind the end.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public ModelCard {
        judged = List.copyOf(judged);
        importance = List.copyOf(importance);
        forests = List.copyOf(forests);
        refusal = List.copyOf(refusal);
    }

    /// Those of the model itself.
    public Scores scores() {
        return of(Who.MODEL).orElseThrow().scores();
    }

    public Optional<Judged> of(Who who) {
        return judged.stream().filter(each -> each.who() == who).findFirst();
    }

    public Instant madeAt() {
        return Instant.parse(made);
    }

    @JsonIgnore
    public boolean isPromoted() {
        return refusal.isEmpty();
    }

    /// Why it was not put to work; empty when it was, or when a younger program wrote the reason.
    public Optional<Problem> problem() {
        return refusal.stream()
                .findFirst()
                .flatMap(name -> Stream.of(Problem.Code.values())
                        .filter(code -> code.name().equals(name))
                        .findFirst())
                .map(code -> new Problem(code, refusal.subList(1, refusal.size())));
    }

    ModelCard refused(Problem problem) {
        var words = Stream.concat(Stream.of(problem.code().name()), problem.about().stream());
        return with(forests, words.toList());
    }

    ModelCard with(List<ForestFile> files) {
        return with(files, refusal);
    }

    private ModelCard with(List<ForestFile> files, List<String> why) {
        return new ModelCard(
                version,
                run,
                slot,
                made,
                training,
                schema,
                schemaHash,
                trees,
                folds,
                reference,
                judged,
                importance,
                files,
                why);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IOException when it is no card
    static ModelCard read(byte[] json) throws IOException {
        return JSON.readValue(json, ModelCard.class);
    }
}
