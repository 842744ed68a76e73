package org.vigie.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.util.List;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

/// Tells the answer of a command: text for people, or one JSON document. Messages go to standard
/// error when standard output belongs to a document.
final class Output {
    private final Texts texts;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    Output(Texts texts, PrintStream out, PrintStream err, boolean json) {
        this.texts = texts;
        this.out = out;
        this.err = err;
        this.json = json;
    }

    Texts texts() {
        return texts;
    }

    boolean json() {
        return json;
    }

    PrintStream messages() {
        return err;
    }

    void line(String line) {
        out.println(line);
    }

    void blank() {
        out.println();
    }

    void say(String key, Object... about) {
        out.println(texts.text(key, about));
    }

    /// A message beside the answer: what is going on, a warning.
    void remark(String key, Object... about) {
        err.println(texts.text(key, about));
    }

    void table(Table table) {
        table.lines().forEach(out::println);
    }

    void document(Object document) {
        try {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What happened, to what, and what to do next.
    void problem(Problem problem) {
        var lines = List.of(Icons.FAILED + " " + texts.text(problem), "  " + Icons.NEXT + " " + texts.hint(problem));
        if (json) {
            document(Documents.of(problem, texts));
        }
        lines.forEach(err::println);
    }
}
