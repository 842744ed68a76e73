package org.vigie.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;

/// A port of this computer where somebody welcomes the callers.
final class Door implements Closeable {
    private static final int WAITING_ROOM = 50;

    private final ServerSocket socket;
    private final CompletableFuture<Void> nobodyWelcomes = new CompletableFuture<>();

    private Door(ServerSocket socket) {
        this.socket = socket;
    }

    /// @param port 0 for any free one
    /// @throws ProblemException when somebody else listens there
    static Door open(int port, Consumer<Socket> host) {
        var door = new Door(listening(port));
        Thread.ofVirtual().name("simulated-api").start(() -> door.welcome(host));
        return door;
    }

    int port() {
        return socket.getLocalPort();
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /// The port is free only when the thread that accepts has left it: without the wait, callers
    /// are still let in for a moment.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        nobodyWelcomes.join();
    }

    private static ServerSocket listening(int port) {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        try {
            return bound(address);
        } catch (BindException taken) {
            throw new ProblemException(Problem.of(Problem.Code.ADDRESS_TAKEN, "127.0.0.1:" + port), taken);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ServerSocket bound(InetSocketAddress address) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, WAITING_ROOM);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private void welcome(Consumer<Socket> host) {
        try {
            while (true) {
                host.accept(socket.accept());
            }
        } catch (IOException ended) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(ended);
            }
        } finally {
            nobodyWelcomes.complete(null);
        }
    }
}
