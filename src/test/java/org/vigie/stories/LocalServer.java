package org.vigie.stories;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/// A server of this computer alone that always gives the same answer, for what the simulated world
/// does not say.
record LocalServer(HttpServer server) implements AutoCloseable {
    /// Writes a body of any size.
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static LocalServer answering(String type, byte[] body) throws IOException {
        return streaming(type, out -> out.write(body));
    }

    static LocalServer streaming(String type, Body body) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(loopback, 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                body.writeTo(out);
            }
        });
        server.start();
        return new LocalServer(server);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/machines");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
