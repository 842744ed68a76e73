package org.vigie.warehouse;

import java.util.HexFormat;

/// The fingerprint of a table's content, whatever the order of its rows: the sum of their hashes,
/// lane by lane.
///
/// A sum can be kept while rows come, change and go, so that a night costs as much as its own rows
/// and not as the whole table. It tells accidents (a torn copy, a lost or doubled row); it is no
/// seal against a forger.
public final class ContentDigest {
    private static final int HEX_OF_A_LANE = 16;

    private long a;
    private long b;
    private long c;
    private long d;

    /// The digest of a table without rows.
    public ContentDigest() {}

    /// @param hex as [#hex] wrote it
    public static ContentDigest parse(String hex) {
        var digest = new ContentDigest();
        digest.a = lane(hex, 0);
        digest.b = lane(hex, 1);
        digest.c = lane(hex, 2);
        digest.d = lane(hex, 3);
        return digest;
    }

    public void add(RowHash row) {
        a += row.a();
        b += row.b();
        c += row.c();
        d += row.d();
    }

    public void remove(RowHash row) {
        a -= row.a();
        b -= row.b();
        c -= row.c();
        d -= row.d();
    }

    /// A row was corrected.
    public void replace(RowHash before, RowHash after) {
        remove(before);
        add(after);
    }

    /// 64 hexadecimal digits.
    public String hex() {
        var hex = HexFormat.of();
        return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
    }

    private static long lane(String hex, int index) {
        return HexFormat.fromHexDigitsToLong(hex, index * HEX_OF_A_LANE, (index + 1) * HEX_OF_A_LANE);
    }
}
