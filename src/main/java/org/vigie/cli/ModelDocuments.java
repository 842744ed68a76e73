package org.vigie.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.language.Texts;
import org.vigie.pipelines.telemetry.ModelShelf.Plan;
import org.vigie.runs.ModelStore;

/// The registry of models as scripts read it.
final class ModelDocuments {
    private ModelDocuments() {}

    static Map<String, Object> of(ModelStore.Row model) {
        var document = new LinkedHashMap<String, Object>();
        document.put("version", model.version());
        document.put("state", model.state().name());
        document.put("run_id", model.run());
        document.put("made_utc", model.made().toString());
        document.put("training_digest", model.trainingDigest());
        document.put("training_rows", model.readings());
        document.put("precision", model.precision());
        document.put("recall", model.recall());
        document.put("f1", model.f1());
        document.put("roc_auc", model.rocAuc());
        document.put("pr_auc", model.prAuc());
        document.put("sha256", model.sha256());
        document.put("reason", model.reason());
        return document;
    }

    static Map<String, Object> of(ModelVerb.Inspected model, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("version", model.version());
        document.put("state", model.state().name());
        document.put("sound", model.problem().isEmpty());
        model.problem().ifPresent(problem -> document.putAll(Documents.of(problem, texts)));
        return document;
    }

    static Map<String, Object> of(Plan plan, long scored, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        plan.from().ifPresent(from -> document.put("from", from));
        document.put("to", plan.to().model());
        document.put("readings_scored", scored);
        document.put(
                "passed_over",
                plan.passedOver().stream()
                        .map(problem -> Documents.of(problem, texts))
                        .toList());
        return document;
    }
}
