package dev.kubejar.apiserver;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import java.nio.file.Path;

/// The API without a server: the real store on disk, the real verbs, rules and admission, no
/// sockets. For the tests of whatever works through a [Client].
///
/// ```java
/// try (var api = InProcessApi.open(dir, time)) {
///     api.client().create(…);
/// }
/// ```
public final class InProcessApi implements AutoCloseable {

    private final Client client;

    @SuppressWarnings("UnusedMethod") // called by open as soon as the store is there
    private InProcessApi(Client client) {
        this.client = client;
    }

    /// Opens the store under `dir`, a directory of its own, with all built-in kinds and the
    /// namespace `default` in it.
    @SuppressWarnings("DoNotCallSuggester") // until the store is there, a commit away
    public static InProcessApi open(Path dir, Time time) {
        throw new UnsupportedOperationException("waits for the store: " + dir + time);
    }

    /// May be called from any thread, until closed.
    public Client client() {
        return client;
    }

    @Override
    public void close() {}
}
