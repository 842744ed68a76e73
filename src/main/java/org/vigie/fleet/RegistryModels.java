package org.vigie.fleet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.vigie.etl.learn.ModelCard;
import org.vigie.etl.learn.ModelCard.Judged;
import org.vigie.etl.learn.ModelCard.Who;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.etl.learn.ModelRegistry.Kept;
import org.vigie.etl.learn.ModelRegistry.Shelved;
import org.vigie.fleet.ModelFacts.Bin;
import org.vigie.fleet.ModelFacts.Confusion;
import org.vigie.fleet.ModelFacts.Importance;
import org.vigie.fleet.ModelFacts.Training;

/// The cards of the registry, as people look at them.
public record RegistryModels(ModelRegistry registry) implements Models {
    @Override
    public ModelFacts get(String version, String sha256) {
        return facts(registry.card(version, sha256));
    }

    @Override
    public Optional<ModelFacts> madeBy(String run) {
        return registry.list().stream()
                .map(Shelved::kept)
                .flatMap(Optional::stream)
                .map(Kept::card)
                .filter(card -> card.run().equals(run))
                .findFirst()
                .map(RegistryModels::facts);
    }

    private static ModelFacts facts(ModelCard card) {
        var own = card.scores();
        var seen = own.confusion();
        return new ModelFacts(
                card.version(),
                card.run(),
                LocalDate.parse(card.slot()),
                card.madeAt(),
                training(card),
                scores(own),
                scores(card.of(Who.RULE).map(Judged::scores).orElse(own)),
                card.of(Who.CHAMPION).map(Judged::scores).map(RegistryModels::scores),
                new Confusion(seen.hits(), seen.falseAlarms(), seen.missed(), seen.quiet()),
                own.calibration().stream()
                        .map(bin -> new Bin(bin.from(), bin.to(), bin.readings(), bin.said(), bin.came()))
                        .toList(),
                card.importance().stream()
                        .map(each -> new Importance(each.feature(), each.share()))
                        .sorted(Comparator.comparingDouble(Importance::share).reversed())
                        .toList());
    }

    private static Training training(ModelCard card) {
        var training = card.training();
        return new Training(
                training.readings(),
                at(training.from()),
                at(training.until()),
                training.digest(),
                card.scores().readings(),
                card.folds().seed(),
                card.trees());
    }

    private static Scores scores(org.vigie.etl.learn.Scores judged) {
        return new Scores(
                judged.precision(), judged.recall(), judged.f1(), judged.rocAuc(), judged.prAuc(), judged.brier());
    }

    /// As the exporter writes it.
    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
