package org.vigie.etl;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// The exact input of a run: copied once, hashed, kept for replay. Everything is read from it,
/// never from the source.
///
/// @param source its name in `vigie.json`
/// @param location where it came from, as a person knows it: a path or an address
/// @param file the copy
/// @param writtenAt when the source last wrote it, if it tells
public record Snapshot(
        String source, String location, Path file, String sha256, long bytes, Optional<Instant> writtenAt) {}
