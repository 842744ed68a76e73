package org.vigie.warehouse.telemetry;

import java.time.LocalDateTime;

/// What a model said of one reading.
///
/// @param percent the score
/// @param unseen the reading came after the model; otherwise it was scored by a forest that had not
///   seen it in its training
public record NewestScore(LocalDateTime at, double percent, boolean failure, String model, boolean unseen) {}
