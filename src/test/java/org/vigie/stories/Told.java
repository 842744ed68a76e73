package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;

/// What a command left with whoever started it.
record Told(int exitCode, String out, String err, Duration took) {
    /// The one document that `--json` prints.
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON document: " + this, e);
        }
    }

    String field(String name) {
        return json().path(name).asText();
    }

    Told endsWith(int expected) {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(expected);
        return this;
    }

    /// A person is told what to do next, and sees no stack trace.
    Told speaksToAPerson() {
        assertThat(err).contains("→");
        return showsNoStackTrace();
    }

    Told showsNoStackTrace() {
        assertThat(out + err).doesNotContain("Exception", "\tat ", "problem.", "org.vigie");
        return this;
    }
}
