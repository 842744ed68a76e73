package org.vigie.etl.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.vigie.etl.source.Outcome.Answered;
import org.vigie.etl.source.Outcome.Fetched;
import org.vigie.etl.source.Outcome.Unreachable;
import org.vigie.etl.source.Outcome.Useless;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// One try at one address, redirects on the same host included.
final class HttpTry {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final HttpClient client;
    private final Place place;
    private final Format format;
    private final Snapshots snapshots;
    private final long maxBytes;
    private final InstantSource clock;

    HttpTry(HttpClient client, Place place, Format format, Snapshots snapshots, long maxBytes, InstantSource clock) {
        this.client = client;
        this.place = place;
        this.format = format;
        this.snapshots = snapshots;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    Outcome fetch(URI address) throws InterruptedException {
        try {
            return follow(address);
        } catch (ProblemException e) {
            if (e.problem().code() == Code.SNAPSHOT_NOT_WRITTEN) {
                throw e;
            }
            return new Useless(e);
        } catch (SSLException e) {
            return has(e, SocketException.class) || has(e, EOFException.class)
                    ? new Unreachable(reason(e))
                    : new Useless(place.problem(Code.API_NOT_TRUSTED, distrust(e)));
        } catch (IOException e) {
            return new Unreachable(reason(e));
        }
    }

    private Outcome follow(URI address) throws IOException, InterruptedException {
        var target = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var request = HttpRequest.newBuilder(target).header("Accept", "*/*").build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (!REDIRECTS.contains(response.statusCode())) {
                    return answer(response, body);
                }
                target = next(target, response);
            }
        }
        throw place.problem(Code.API_REDIRECTED, Address.shown(target));
    }

    private URI next(URI from, HttpResponse<InputStream> response) {
        URI to;
        try {
            to = from.resolve(response.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException _) {
            throw place.problem(Code.API_REDIRECTED, "?");
        }
        if (!Address.isSameOrigin(from, to)) {
            throw place.problem(Code.API_REDIRECTED, Address.isHttp(to) ? Address.shown(to) : "?");
        }
        return to;
    }

    private Outcome answer(HttpResponse<InputStream> response, InputStream body) throws IOException {
        if (response.statusCode() != 200) {
            return new Answered(response.statusCode(), retryAfter(response));
        }
        if (response.headers().firstValueAsLong("Content-Length").orElse(0) > maxBytes) {
            throw place.problem(Code.SOURCE_TOO_LARGE, maxBytes);
        }
        var start = body.readNBytes(Excerpt.BYTES);
        if (format == Format.JSON && isPage(response, start)) {
            throw place.problem(Code.NOT_JSON, Excerpt.of(start));
        }
        try (var draft = snapshots.draft(place, maxBytes)) {
            draft.fill(new SequenceInputStream(new ByteArrayInputStream(start), body));
            return new Fetched(draft.keep(format, Optional.empty()), response.statusCode());
        }
    }

    /// An error page with status 200.
    private static boolean isPage(HttpResponse<InputStream> response, byte[] start) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        var text = new String(start, StandardCharsets.UTF_8)
                .replace(BYTE_ORDER_MARK, ' ')
                .strip();
        return type.toLowerCase(Locale.ROOT).startsWith("text/html") || text.startsWith("<");
    }

    /// Seconds, or a date; a date that has passed asks for nothing.
    private Optional<Duration> retryAfter(HttpResponse<InputStream> response) {
        return response.headers().firstValue("Retry-After").map(String::strip).flatMap(this::wish);
    }

    private Optional<Duration> wish(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(wait).filter(Duration::isPositive);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static String distrust(SSLException failure) {
        if (has(failure, CertificateExpiredException.class)) {
            return Reason.CERTIFICATE_EXPIRED.toString();
        }
        var words = Optional.ofNullable(failure.getMessage()).orElse("");
        if (words.contains("subject alternative") || words.contains("No name matching")) {
            return Reason.CERTIFICATE_OF_ANOTHER_HOST.toString();
        }
        if (words.contains("certification path") || words.contains("trust anchor")) {
            return Reason.CERTIFICATE_OF_NOBODY_KNOWN.toString();
        }
        return SystemWords.brief(words);
    }

    private static String reason(IOException failure) {
        if (has(failure, UnresolvedAddressException.class)) {
            return Reason.UNKNOWN_HOST.toString();
        }
        if (has(failure, NoRouteToHostException.class)) {
            return Reason.NO_ROUTE.toString();
        }
        if (has(failure, EOFException.class)) {
            return Reason.CONNECTION_CUT.toString();
        }
        return switch (failure) {
            case HttpConnectTimeoutException _ -> Reason.NO_CONNECTION_IN_TIME.toString();
            case ConnectException _ -> Reason.CONNECTION_REFUSED.toString();
            case SocketException _ -> Reason.CONNECTION_CUT.toString();
            default -> SystemWords.of(failure);
        };
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
