package org.vigie.etl.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.vigie.etl.Contract;
import org.vigie.etl.RawRow;
import org.vigie.etl.RawRows;
import org.vigie.problem.JsonWords;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

/// The rows of a JSON snapshot: an array of flat objects, read as it comes, never as a whole tree.
final class JsonRows implements RawRows {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_REASON = 120;
    private static final int MOST_KEYS = 10_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE) // progress is asked after the last row too
            .build();

    private final Place place;
    private final FileChannel channel;
    private final long size;
    private final JsonParser parser;
    private final Map<String, Integer> slots = new HashMap<>();
    private long element;

    private JsonRows(Place place, Path file, Contract contract) throws IOException {
        this.place = place;
        this.channel = FileChannel.open(file);
        this.size = channel.size();
        this.parser = JSON.createParser(Channels.newInputStream(channel));
        for (var name : contract.names()) {
            slots.put(name, slots.size());
        }
    }

    /// @throws ProblemException NOT_JSON when it is no array
    static JsonRows open(Place place, Path file, Contract contract) {
        try {
            var rows = new JsonRows(place, file, contract);
            if (rows.opensAnArray()) {
                rows.advance();
                return rows;
            }
            rows.close();
            throw place.problem(Code.NOT_JSON, Excerpt.of(Snapshots.start(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return parser.currentToken() != null;
    }

    @Override
    public RawRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            var row = parser.currentToken() == JsonToken.START_OBJECT ? object() : stranger();
            advance();
            return row;
        } catch (IOException e) {
            throw unsound(e);
        }
    }

    @Override
    public double progress() {
        try {
            return size == 0 ? 1 : (double) channel.position() / size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean opensAnArray() throws IOException {
        try {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonProcessingException | CharConversionException _) {
            return false;
        }
    }

    /// To the next element; behind the last one nothing may follow.
    private void advance() {
        try {
            if (parser.nextToken() == JsonToken.END_ARRAY && parser.nextToken() != null) {
                throw unsound(Reason.MORE_AFTER_THE_END.toString());
            }
        } catch (IOException e) {
            throw unsound(e);
        }
    }

    private RawRow object() throws IOException {
        element++;
        var values = new String[slots.size()];
        Arrays.fill(values, "");
        var unsound = "";
        int keys = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (++keys > MOST_KEYS) {
                throw unsound(Reason.TOO_MANY_KEYS.toString());
            }
            var name = parser.currentName();
            var slot = slots.get(name);
            var token = parser.nextToken();
            if (slot == null) {
                parser.skipChildren();
            } else if (token.isStructStart()) {
                unsound = name + ": " + token.asString() + "…";
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[slot] = parser.getText();
            }
        }
        return new RawRow(element, Arrays.asList(values), unsound, "");
    }

    /// An element that is no object.
    private RawRow stranger() throws IOException {
        element++;
        var values = new String[slots.size()];
        Arrays.fill(values, "");
        var text = parser.getText();
        parser.skipChildren();
        return new RawRow(element, Arrays.asList(values), text, "");
    }

    private RuntimeException unsound(IOException failure) {
        return switch (failure) {
            case StreamConstraintsException e -> unsound(limit(e));
            case JsonEOFException _ -> unsound(Reason.ENDS_IN_THE_MIDDLE.toString());
            case JsonProcessingException e -> unsound(syntax(e.getOriginalMessage()));
            case CharConversionException _ -> unsound(Reason.NOT_UTF8.toString());
            default -> new UncheckedIOException(failure);
        };
    }

    private ProblemException unsound(String reason) {
        var at = parser.currentLocation();
        return place.problem(Code.JSON_UNSOUND, reason, at.getLineNr() + ":" + at.getColumnNr());
    }

    private static String limit(StreamConstraintsException failure) {
        return failure.getOriginalMessage().contains("nesting depth")
                ? Reason.NESTED_TOO_DEEP.of(DEEPEST)
                : Reason.TEXT_TOO_LONG.toString();
    }

    private static String syntax(@Nullable String message) {
        var words = message == null ? "" : message;
        return Excerpt.of(JsonWords.known(words).orElse(words), LONGEST_REASON);
    }
}
