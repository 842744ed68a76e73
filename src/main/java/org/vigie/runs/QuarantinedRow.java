package org.vigie.runs;

import org.vigie.etl.Rejection;

/// A row that was set aside.
///
/// @param file the file or address it came from
public record QuarantinedRow(String source, String file, Rejection rejection) {}
