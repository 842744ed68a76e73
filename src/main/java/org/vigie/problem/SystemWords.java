package org.vigie.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// What the system says about a failure of a file, in a few words: a [Reason] where it is known,
/// otherwise the system's own first line, without the path that the problem names already.
public final class SystemWords {
    private static final int LONGEST = 160;

    private SystemWords() {}

    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> Reason.ACCESS_DENIED.toString();
            case NoSuchFileException _ -> Reason.FILE_NOT_THERE.toString();
            case NotDirectoryException _ -> Reason.NOT_A_FOLDER.toString();
            case FileSystemException e when e.getReason() != null -> ofSystem(e.getReason());
            default -> ofSystem(message(failure));
        };
    }

    /// The first line of a message, cut to a length that a sentence can hold.
    public static String brief(String message) {
        var line = message.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String message(IOException failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    private static String ofSystem(String words) {
        return known(words).map(Reason::toString).orElseGet(() -> brief(words));
    }

    /// The C library's words: the JDK hands them over untranslated.
    private static Optional<Reason> known(String words) {
        if (words.contains("No space left") || words.contains("Disk quota exceeded")) {
            return Optional.of(Reason.NO_SPACE_LEFT);
        }
        if (words.contains("Read-only file system")) {
            return Optional.of(Reason.READ_ONLY_DISK);
        }
        if (words.contains("Permission denied") || words.contains("Operation not permitted")) {
            return Optional.of(Reason.ACCESS_DENIED);
        }
        if (words.contains("Not a directory")) {
            return Optional.of(Reason.NOT_A_FOLDER);
        }
        return words.contains("Input/output error") ? Optional.of(Reason.DISK_FAILING) : Optional.empty();
    }
}
