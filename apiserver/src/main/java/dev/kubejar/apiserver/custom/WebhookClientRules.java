package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What makes the address of a webhook invalid.
///
/// Source:
/// [webhook](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go)
final class WebhookClientRules {
    private static final String FORM = "; desired format: https://host[/path]";

    private WebhookClientRules() {}

    static void url(String text, String path, Problems problems) {
        try {
            var url = new URI(text);
            String scheme = orEmpty(url.getScheme());
            if (!scheme.equals("https")) {
                problems.invalid(path, scheme, "'https' is the only allowed URL scheme" + FORM);
            }
            if (orEmpty(url.getRawAuthority()).isEmpty()) {
                problems.invalid(path, "", "host must be specified" + FORM);
            }
            forbid(path, url.getRawUserInfo(), "user information is not permitted", problems);
            forbid(path, url.getRawFragment(), "fragments are not permitted", problems);
            forbid(path, url.getRawQuery(), "query parameters are not permitted", problems);
        } catch (URISyntaxException e) {
            problems.required(
                    path, "url must be a valid URL: parse \"" + text + "\": invalid URL" + FORM);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void forbid(
            String path, @Nullable String part, String words, Problems problems) {
        if (!orEmpty(part).isEmpty()) {
            problems.invalid(path, orEmpty(part), words + " in the URL");
        }
    }

    static void service(JsonObject service, String path, Problems problems) {
        if (service.string("name").isEmpty()) {
            problems.required(path + ".name");
        }
        if (service.string("namespace").isEmpty()) {
            problems.required(path + ".namespace");
        }
        long port = service.integer("port", 0);
        List<String> complaints = Names.port(port);
        if (!complaints.isEmpty()) {
            problems.invalid(
                    path + ".port", port, "port is not valid: " + String.join(",", complaints));
        }
        service.findString("path").ifPresent(it -> path(it, path + ".path", problems));
    }

    private static void path(String urlPath, String path, Problems problems) {
        if (urlPath.isEmpty() || urlPath.equals("/")) {
            return;
        }
        if (urlPath.equals("//")) {
            problems.invalid(path, urlPath, "segment[0] may not be empty");
            return;
        }
        if (!urlPath.startsWith("/")) {
            problems.invalid(path, urlPath, "must start with a '/'");
        }
        String steps = urlPath.substring(1);
        steps = steps.endsWith("/") ? steps.substring(0, steps.length() - 1) : steps;
        String[] all = steps.split("/", -1);
        for (int i = 0; i < all.length; i++) {
            if (all[i].isEmpty()) {
                problems.invalid(path, urlPath, "segment[" + i + "] may not be empty");
                continue;
            }
            for (String complaint : Names.subdomain(all[i])) {
                problems.invalid(path, urlPath, "segment[" + i + "]: " + complaint);
            }
        }
    }
}
