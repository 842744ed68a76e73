package org.vigie.etl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest by which bytes are known again: 64 hexadecimal digits.
public final class Sha256 {
    private Sha256() {}

    /// For bytes that come piece by piece; [#hex] ends it.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(begin().digest(bytes));
    }

    /// Reads the whole file, in pieces.
    ///
    /// @throws IOException when it cannot be read
    public static String of(Path file) throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), begin())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return hex(bytes.getMessageDigest());
        }
    }
}
