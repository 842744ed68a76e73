package org.vigie.etl.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// The system's own words for a failure, without the path that the problem names already.
final class Reasons {
    private Reasons() {}

    static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "access denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default ->
                    Optional.ofNullable(failure.getMessage())
                            .orElse(failure.getClass().getSimpleName());
        };
    }
}
