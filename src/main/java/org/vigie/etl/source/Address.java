package org.vigie.etl.source;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// What may be told of an address, and where it may send us. User info and query can hold a secret:
/// they are never written anywhere.
final class Address {
    private Address() {}

    static String shown(URI address) {
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        var path = Optional.ofNullable(address.getRawPath()).orElse("");
        return address.getScheme() + "://" + address.getHost() + port + path;
    }

    static boolean isHttp(URI address) {
        return address.getHost() != null
                && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
    }

    /// Same scheme, host and port.
    static boolean isSameOrigin(URI one, URI other) {
        return isHttp(one) && isHttp(other) && origin(one).equals(origin(other));
    }

    private static String origin(URI address) {
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
