package dev.kubejar.api.rules;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.Url;
import dev.kubejar.api.status.GoValue;
import java.util.List;
import java.util.Optional;

/// What makes the address of a webhook invalid: a URL or a service.
///
/// Source: [webhook](https://pkg.go.dev/k8s.io/apiserver/pkg/util/webhook)
public final class WebhookRules {
    private static final String FORM = "; desired format: https://host[/path]";
    private static final long DEFAULT_PORT = 443;

    private WebhookRules() {}

    /// `{url}` or `{service, caBundle}` with the port that upstream assumes.
    public static JsonObject clientDefaults(JsonObject client) {
        return client.mapObject("service", it -> it.withDefault("port", DEFAULT_PORT));
    }

    public static void client(JsonObject client, String path, Problems problems) {
        boolean url = client.has("url");
        if (url == client.has("service")) {
            problems.required(path, "exactly one of url or service is required");
        } else if (url) {
            url(client.string("url"), path + ".url", problems);
        } else {
            service(client.object("service"), path + ".service", problems);
        }
    }

    private static void url(String text, String path, Problems problems) {
        Optional<Url> parsed = Url.parse(text);
        if (parsed.isEmpty()) {
            problems.required(
                    path, "url must be a valid URL: parse " + GoValue.quoted(text) + FORM);
            return;
        }
        Url url = parsed.get();
        if (!url.scheme().equals("https")) {
            problems.invalid(path, url.scheme(), "'https' is the only allowed URL scheme" + FORM);
        }
        if (url.authority().isEmpty()) {
            problems.invalid(path, "", "host must be specified" + FORM);
        }
        forbidden(path, url.userInfo(), "user information is", problems);
        forbidden(path, url.fragment(), "fragments are", problems);
        forbidden(path, url.query(), "query parameters are", problems);
    }

    private static void forbidden(String path, String part, String what, Problems problems) {
        if (!part.isEmpty()) {
            problems.invalid(path, part, what + " not permitted in the URL");
        }
    }

    private static void service(JsonObject service, String path, Problems problems) {
        for (String field : List.of("name", "namespace")) {
            if (service.string(field).isEmpty()) {
                problems.required(path + "." + field);
            }
        }
        long port = service.integer("port", DEFAULT_PORT);
        List<String> complaints = Names.port(port);
        if (!complaints.isEmpty()) {
            problems.invalid(
                    path + ".port", port, "port is not valid: " + String.join(", ", complaints));
        }
        service.findString("path").ifPresent(it -> path(it, path + ".path", problems));
    }

    private static void path(String text, String at, Problems problems) {
        if (text.isEmpty() || text.equals("/")) {
            return;
        }
        if (text.equals("//")) {
            problems.invalid(at, text, "segment[0] may not be empty");
            return;
        }
        if (!text.startsWith("/")) {
            problems.invalid(at, text, "must start with a '/'");
        }
        String inner = text.substring(1);
        String[] steps =
                (inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner)
                        .split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            step(steps[i], "segment[" + i + "]", text, at, problems);
        }
    }

    private static void step(String step, String which, String text, String at, Problems problems) {
        if (step.isEmpty()) {
            problems.invalid(at, text, which + " may not be empty");
            return;
        }
        Names.subdomain(step).forEach(why -> problems.invalid(at, text, which + ": " + why));
    }
}
