package dev.kubejar.bench.load;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Some HTTP/2 connections that many watches share, as client-go's do: all watches of one process
/// lie on one connection. For one thread.
final class SharedConnections implements AutoCloseable {
    private final URI server;
    private final List<HttpClient> clients;
    private int next;

    /// @param clients with one connection each
    SharedConnections(URI server, Stream<HttpClient> clients) {
        this.server = server;
        this.clients = clients.toList();
    }

    /// Begins a watch on the connection whose turn it is.
    OpenWatch watch(String path) throws IOException, InterruptedException {
        HttpClient client = clients.get(next++ % clients.size());
        var response =
                client.send(
                        HttpRequest.newBuilder(server.resolve(path)).build(),
                        BodyHandlers.ofInputStream());
        if (response.statusCode() != 200 || response.version() != HttpClient.Version.HTTP_2) {
            throw new IOException(response.version() + " " + response.statusCode());
        }
        var body = new InputStreamReader(response.body(), StandardCharsets.UTF_8);
        return new Lines(new BufferedReader(body));
    }

    private record Lines(BufferedReader body) implements OpenWatch {
        @Override
        public String line() throws IOException {
            String line = body.readLine();
            if (line == null) {
                throw new EOFException();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
    }
}
