package dev.kubejar.apiserver.discovery;

import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/livez`, `/readyz` and `/healthz` as upstream prints them, with `?verbose`, `?exclude=NAME` and
/// a page for each check. The reason of a failure is kept from strangers: it is in the log.
///
/// Source: [health endpoints](https://kubernetes.io/docs/reference/using-api/health-checks/)
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final List<HealthCheck> checks;

    Health(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /// The answer, if the path is one of health's.
    ///
    /// @param path split at its slashes: `livez`, `ping`
    Optional<Response> answer(List<String> path, Request request) {
        String endpoint = path.getFirst();
        if (!List.of("livez", "readyz", "healthz").contains(endpoint)) {
            return Optional.empty();
        }
        List<HealthCheck> asked =
                endpoint.equals("livez")
                        ? checks.stream().filter(HealthCheck::livez).toList()
                        : checks;
        if (path.size() == 1) {
            return Optional.of(all(endpoint, asked, request));
        }
        String name = String.join("/", path.subList(1, path.size()));
        return asked.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .map(Health::one);
    }

    /// The paths of all endpoints and their checks.
    List<String> paths() {
        var paths = new ArrayList<String>();
        for (String endpoint : List.of("/healthz", "/livez", "/readyz")) {
            paths.add(endpoint);
            checks.stream()
                    .filter(check -> check.livez() || !endpoint.equals("/livez"))
                    .forEach(check -> paths.add(endpoint + "/" + check.name()));
        }
        return paths;
    }

    /// A check's line in the report.
    private record Outcome(String line, boolean failed) {}

    private static Response all(String endpoint, List<HealthCheck> checks, Request request) {
        Set<String> excluded = new TreeSet<>(request.query().all("exclude"));
        List<Outcome> outcomes =
                checks.stream()
                        .map(check ->
                                excluded.remove(check.name())
                                        ? new Outcome(
                                                "[+]" + check.name() + " excluded: ok\n", false)
                                        : ask(endpoint, check))
                        .toList();
        String report =
                outcomes.stream().map(Outcome::line).collect(Collectors.joining())
                        + warning(excluded)
                        + endpoint;
        if (outcomes.stream().anyMatch(Outcome::failed)) {
            return text(500, report + " check failed\n");
        }
        return text(200, request.query().has("verbose") ? report + " check passed\n" : "ok");
    }

    private static Outcome ask(String endpoint, HealthCheck check) {
        Optional<String> problem = check.check().problem();
        if (problem.isEmpty()) {
            return new Outcome("[+]" + check.name() + " ok\n", false);
        }
        LOG.info("health={} check={} failed={}", endpoint, check.name(), problem.get());
        return new Outcome("[-]" + check.name() + " failed: reason withheld\n", true);
    }

    private static String warning(Set<String> unknown) {
        if (unknown.isEmpty()) {
            return "";
        }
        String names =
                unknown.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        return "warn: some health checks cannot be excluded: no matches for " + names + "\n";
    }

    private static Response one(HealthCheck check) {
        return check.check()
                .problem()
                .map(why -> text(500, "internal server error: " + why + "\n"))
                .orElseGet(() -> text(200, "ok"));
    }

    private static Response text(int code, String body) {
        return new Response.Content(
                code,
                Headers.of("Content-Type", "text/plain; charset=utf-8")
                        .plus("X-Content-Type-Options", "nosniff"),
                List.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
