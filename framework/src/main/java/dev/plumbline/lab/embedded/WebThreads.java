package dev.plumbline.lab.embedded;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** The threads that all web servers of a lab share; there are none until the first server starts. */
final class WebThreads implements AutoCloseable {

    /** Small, so that a download flows as its reader reads instead of filling the buffers of the whole way at once. */
    static final OptionMap SOCKETS = OptionMap.builder()
            .set(Options.SEND_BUFFER, 64 << 10)
            .set(Options.RECEIVE_BUFFER, 64 << 10)
            .set(Options.TCP_NODELAY, true)
            .getMap();

    private static final int IO_THREADS = 2;

    /** Quietened: at start-up they announce their versions on the console. Held, because the log manager does not hold them. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.xnio"), Logger.getLogger("io.undertow"), Logger.getLogger("org.jboss.threads"));

    private @Nullable XnioWorker worker;

    /** A server on a free port of the loopback interface. */
    Undertow start(HttpHandler handler) {
        Undertow server = Undertow.builder()
                .setWorker(worker())
                .addHttpListener(0, "127.0.0.1")
                .setSocketOption(Options.SEND_BUFFER, SOCKETS.get(Options.SEND_BUFFER))
                .setSocketOption(Options.RECEIVE_BUFFER, SOCKETS.get(Options.RECEIVE_BUFFER))
                .setSocketOption(Options.TCP_NODELAY, true)
                .setHandler(handler)
                .build();
        server.start();
        return server;
    }

    static URI address(Undertow server) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    private synchronized XnioWorker worker() {
        if (worker == null) {
            QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
            try {
                worker = Xnio.getInstance()
                        .createWorker(OptionMap.builder()
                                .set(Options.WORKER_NAME, "embedded-web")
                                .set(Options.WORKER_IO_THREADS, IO_THREADS)
                                .set(Options.THREAD_DAEMON, true)
                                .getMap());
            } catch (IOException e) {
                throw new UncheckedIOException("the threads of the embedded web servers cannot be started", e);
            }
        }
        return worker;
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }
}
