package org.vigie.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.vigie.problem.ProblemException;
import org.vigie.simulator.ApiFault.Plain;

/// What the simulated APIs have in common: a real HTTP server on this computer alone, whose faults are
/// switched while it runs.
///
/// The one path that tells something is what suffers; `GET /health` answers as long as somebody
/// listens.
final class ApiServer implements AutoCloseable {
    /// What an API has to tell.
    interface Contents {
        /// The good answer.
        String json();

        /// An object of it says a name twice, and differently.
        String withDuplicateKeys();

        /// Some of what others refer to is left out.
        String withUnknownMachines();
    }

    private static final String UNAVAILABLE = "503 Service Unavailable";
    private static final String ERROR_PAGE = """
        <!DOCTYPE html>
        <html><head><title>502 Bad Gateway</title></head>
        <body><h1>502 Bad Gateway</h1><p>The server did not answer the proxy.</p></body></html>
        """;

    private final String path;
    private final Contents contents;
    private final int port;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger refusalsLeft = new AtomicInteger();
    private volatile List<String> newestHead = List.of();
    private volatile ApiFault fault = Plain.NONE;
    private Door door;

    /// @param path what is asked for: `/machines`
    /// @param port 0 for any free one
    /// @throws ProblemException when somebody else listens there
    ApiServer(String path, Contents contents, int port) {
        this.path = path;
        this.contents = contents;
        this.door = Door.open(port, this::take);
        this.port = door.port();
    }

    /// `http://127.0.0.1:8085/machines`
    URI address() {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    ApiFault fault() {
        return fault;
    }

    /// From now on. Whoever is being served keeps the fault with which it began, unless the API
    /// goes offline: that cuts every line.
    ///
    /// @throws ProblemException when the port was taken by somebody else meanwhile
    synchronized void suffer(ApiFault wanted) {
        if (closing.getCount() == 0) {
            throw new IllegalStateException("closed");
        }
        refusalsLeft.set(wanted instanceof ApiFault.Unavailable(var times) ? times : 0);
        fault = wanted;
        if (wanted == Plain.OFFLINE) {
            cutAll();
        } else if (door.isClosed()) {
            door = Door.open(port, this::take);
        }
    }

    /// How many times the path was asked for, answered or not.
    long requests() {
        return requests.get();
    }

    /// The head of the newest request for the path, line by line: what a client really sent.
    List<String> newestHead() {
        return newestHead;
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        cutAll();
    }

    private void cutAll() {
        door.close();
        lines.forEach(ApiServer::cut);
    }

    private static void cut(Socket line) {
        try {
            line.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(Socket line) {
        lines.add(line);
        Thread.ofVirtual().name("simulated-api-line").start(() -> serve(line));
    }

    private void serve(Socket line) {
        try (line) {
            answer(Request.read(line.getInputStream()), line);
        } catch (IOException _) {
            // The client hung up, or a fault cut the line: both belong to this world.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lines.remove(line);
        }
    }

    private void answer(Request request, Socket line) throws IOException, InterruptedException {
        if (!request.isGet()) {
            send(Answer.refusal("405 Method Not Allowed"), line);
            return;
        }
        if (request.path().equals(path)) {
            newestHead = request.lines();
            requests.incrementAndGet();
            tell(fault, line);
        } else if (request.path().equals("/health")) {
            send(Answer.json("{\"status\":\"up\"}\n"), line);
        } else {
            send(Answer.refusal("404 Not Found"), line);
        }
    }

    private void tell(ApiFault now, Socket line) throws IOException, InterruptedException {
        switch (now) {
            case Plain.NONE -> send(whole(), line);
            case Plain.OFFLINE -> line.close();
            case Plain.SILENT -> waitForTheClientToGo(line);
            case Plain.ERROR_PAGE -> send(Answer.html(ERROR_PAGE), line);
            case Plain.EMPTY -> send(Answer.json("[]"), line);
            case Plain.TRUNCATED -> sendSixTenths(whole(), line);
            case Plain.DEEP -> send(Answer.json("[".repeat(100_000)), line);
            case Plain.DUPLICATE_KEYS -> send(Answer.json(contents.withDuplicateKeys()), line);
            case Plain.UNKNOWN_MACHINES -> send(Answer.json(contents.withUnknownMachines()), line);
            case ApiFault.Slow(var delay) -> {
                if (!closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    send(whole(), line);
                }
            }
            case ApiFault.Drip(var betweenBytes) -> drip(whole(), betweenBytes.toNanos(), line);
            case ApiFault.Unavailable _ -> send(isStillRefusing() ? Answer.refusal(UNAVAILABLE) : whole(), line);
            case ApiFault.Redirect(var to) -> send(Answer.redirect(to), line);
        }
    }

    private Answer whole() {
        return Answer.json(contents.json());
    }

    private boolean isStillRefusing() {
        return refusalsLeft.getAndUpdate(left -> left == ApiFault.Unavailable.FOR_EVER ? left : Math.max(0, left - 1))
                > 0;
    }

    private static void waitForTheClientToGo(Socket line) throws IOException {
        line.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void send(Answer answer, Socket line) throws IOException {
        var out = line.getOutputStream();
        out.write(answer.head());
        out.write(answer.bytes());
    }

    private static void sendSixTenths(Answer answer, Socket line) throws IOException {
        var body = answer.bytes();
        var out = line.getOutputStream();
        out.write(answer.head());
        out.write(body, 0, body.length * 6 / 10);
    }

    private void drip(Answer answer, long pause, Socket line) throws IOException, InterruptedException {
        var out = line.getOutputStream();
        out.write(answer.head());
        for (var drop : answer.bytes()) {
            if (closing.await(pause, TimeUnit.NANOSECONDS)) {
                return;
            }
            out.write(drop);
        }
    }
}
