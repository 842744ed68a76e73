package org.vigie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.language.Texts;
import org.vigie.readiness.WatchWords;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Watch;
import org.vigie.runs.watch.Watch.Holder;
import org.vigie.runs.watch.Watching;

/// How the runs that have not ended are doing, for a person and for a script.
record ActiveRuns(List<Run> runs, Map<RunId, Watch> watches, Watching watching, WatchWords words, Texts texts) {
    static ActiveRuns of(House house, Texts texts) {
        var watching = house.watching();
        var words = new WatchWords(texts, house.instance().settings().zone());
        return new ActiveRuns(house.history().active(), watching.now(), watching, words, texts);
    }

    void tell(Output output) {
        runs.forEach(run -> tell(run, output));
        if (!runs.isEmpty()) {
            output.blank();
        }
    }

    void tell(Run run, Output output) {
        if (!runs.stream().map(Run::id).toList().contains(run.id())) {
            return;
        }
        var watch = watch(run.id());
        var judgement = watch.map(found -> texts.word(found.judgement())).orElse("…");
        output.line(Icons.of(run) + " " + texts.text("cli.watch.run", run.id(), texts.word(run.state()), judgement));
        watch.ifPresentOrElse(found -> tell(found, output), () -> output.line("  " + texts.text("watch.nobody")));
    }

    private void tell(Watch watch, Output output) {
        output.line("  " + words.sentence(watch));
        words.hint(watch).ifPresent(hint -> output.line("  " + Icons.NEXT + " " + hint));
        words.left(watch).ifPresent(left -> output.line("  " + left));
        if (!watching.attended(watch)) {
            output.line("  " + Icons.RESERVE + " " + words.unattended(watch));
        }
    }

    List<Map<String, Object>> documents() {
        return runs.stream().map(this::document).toList();
    }

    private Map<String, Object> document(Run run) {
        var document = Documents.of(run, texts);
        document(run.id()).ifPresent(watch -> document.put("watch", watch));
        return document;
    }

    Optional<Map<String, Object>> document(RunId run) {
        return watch(run).map(this::document);
    }

    private Map<String, Object> document(Watch watch) {
        var document = new LinkedHashMap<String, Object>();
        document.put("judgement", watch.judgement().name());
        document.put("sign", watch.sign().name());
        document.put("since_utc", watch.since().toString());
        document.put("quiet_seconds", watch.quiet().toMillis() / 1000.0);
        document.put("message", words.sentence(watch));
        words.hint(watch).ifPresent(hint -> document.put("hint", hint));
        watch.holder().ifPresent(holder -> document.put("holder", document(holder)));
        watch.usual().ifPresent(usual -> document.put("usual_seconds", usual.toMillis() / 1000.0));
        watch.left().ifPresent(left -> document.put("left_seconds", left.toMillis() / 1000.0));
        document.put("seen_utc", watch.seenAt().toString());
        document.put("attended", watching.attended(watch));
        return document;
    }

    private static Map<String, Object> document(Holder holder) {
        var document = new LinkedHashMap<String, Object>();
        document.put("process", holder.process());
        document.put("pid", holder.pid());
        holder.user().ifPresent(user -> document.put("user", user));
        holder.since().ifPresent(since -> document.put("since_utc", since.toString()));
        return document;
    }

    private Optional<Watch> watch(RunId run) {
        return runs.stream()
                .map(Run::id)
                .filter(run::equals)
                .findFirst()
                .flatMap(active -> Optional.ofNullable(watches.get(active)));
    }
}
