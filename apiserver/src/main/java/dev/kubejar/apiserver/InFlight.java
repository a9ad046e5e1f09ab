package dev.kubejar.apiserver;

import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.auth.UserHandler;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.request.RequestPath;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Bounds how many requests are worked on at once, over all connections: what is over is refused at
/// once, to be tried again. What lasts by its nature (watches, streams, proxies) does not count,
/// and members of `system:masters` are never refused.
///
/// Source: [WithMaxInFlightLimit](https://pkg.go.dev/k8s.io/apiserver/pkg/server/filters)
final class InFlight implements UserHandler {
    /// As upstream's `--max-requests-inflight`.
    static final int READS = 400;

    /// As upstream's `--max-mutating-requests-inflight`.
    static final int WRITES = 200;

    private static final String NEVER_REFUSED = "system:masters";
    private static final Set<String> STREAMS =
            Set.of("attach", "exec", "log", "portforward", "proxy");

    private final UserHandler behind;
    private final Semaphore reads;
    private final Semaphore writes;

    /// @param reads how many requests may read at once
    /// @param writes how many may write
    InFlight(UserHandler behind, int reads, int writes) {
        this.behind = behind;
        this.reads = new Semaphore(reads);
        this.writes = new Semaphore(writes);
    }

    @Override
    public Response handle(Request request, User user) throws InterruptedException {
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        if (lasts(request, reading)) {
            return behind.handle(request, user);
        }
        Semaphore places = reading ? reads : writes;
        if (!places.tryAcquire()) {
            return user.groups().contains(NEVER_REFUSED) ? behind.handle(request, user) : tooMany();
        }
        try {
            return behind.handle(request, user);
        } finally {
            places.release();
        }
    }

    private static boolean lasts(Request request, boolean reading) {
        Optional<RequestPath> path = RequestPath.parse(request.path());
        return path.isPresent()
                && (STREAMS.contains(path.get().subresource())
                        || (reading && path.get().isWatch(request.query())));
    }

    private static Response tooMany() {
        Response.Content refusal =
                Response.error(429, "Too many requests, please try again later.");
        return new Response.Content(
                refusal.code(), refusal.headers().plus("Retry-After", "1"), refusal.parts());
    }
}
