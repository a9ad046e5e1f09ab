package dev.kubejar.api.core.volume;

import dev.kubejar.api.core.container.EnvRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.PathRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes volumes invalid whose files come from the API: ConfigMaps, Secrets, fields of the
/// pod, tokens, trust bundles.
final class ProjectionRules {
    private static final List<String> SOURCES =
            List.of(
                    "secret",
                    "configMap",
                    "downwardAPI",
                    "serviceAccountToken",
                    "clusterTrustBundle",
                    "podCertificate");
    private static final long MIN_TOKEN_SECONDS = 600;
    private static final long MAX_TOKEN_SECONDS = 1L << 32;

    private ProjectionRules() {}

    static void defaultMode(JsonObject source, String path, Problems problems) {
        PathRules.mode(source.integer("defaultMode", 0), path + ".defaultMode", problems);
    }

    /// Of a ConfigMap or Secret, named in the field `nameField`.
    static void files(JsonObject source, String nameField, String path, Problems problems) {
        if (source.string(nameField).isEmpty()) {
            problems.required(path + "." + nameField);
        }
        defaultMode(source, path, problems);
        items(source.objects("items"), path + ".items", problems);
    }

    private static void items(List<JsonObject> items, String path, Problems problems) {
        for (int i = 0; i < items.size(); i++) {
            item(items.get(i), path + "[" + i + "]", problems);
        }
    }

    private static void item(JsonObject item, String path, Problems problems) {
        if (item.string("key").isEmpty()) {
            problems.required(path + ".key");
        }
        file(item.string("path"), path + ".path", problems);
        PathRules.mode(item.integer("mode", 0), path + ".mode", problems);
    }

    private static void file(String file, String path, Problems problems) {
        if (file.isEmpty()) {
            problems.required(path);
        }
        PathRules.notReserved(file, path, problems);
    }

    /// As upstream, paths do not say which item it is.
    static void downwardItems(List<JsonObject> items, String path, Problems problems) {
        for (JsonObject item : items) {
            file(item.string("path"), path + ".path", problems);
            if (item.has("fieldRef")) {
                EnvRules.fieldRef(
                        item.object("fieldRef"),
                        EnvRules.FILE_FIELDS,
                        path + ".fieldRef",
                        problems);
                if (item.has("resourceFieldRef")) {
                    problems.invalid(
                            path,
                            "resource",
                            "fieldRef and resourceFieldRef can not be specified simultaneously");
                }
            } else if (item.has("resourceFieldRef")) {
                EnvRules.resourceFieldRef(
                        item.object("resourceFieldRef"),
                        true,
                        path + ".resourceFieldRef",
                        problems);
            } else {
                problems.required(path, "one of fieldRef and resourceFieldRef is required");
            }
            PathRules.mode(item.integer("mode", 0), path + ".mode", problems);
        }
    }

    static void projected(JsonObject volume, String path, Problems problems) {
        defaultMode(volume, path, problems);
        var files = new HashSet<String>();
        List<JsonObject> sources = volume.objects("sources");
        for (int i = 0; i < sources.size(); i++) {
            JsonObject source = sources.get(i);
            String at = path + ".sources[" + i + "]";
            for (String kind : SOURCES) {
                source.findObject(kind)
                        .ifPresent(it ->
                                new Projection(files, path, problems)
                                        .source(kind, it, at + "." + kind));
            }
            if (SOURCES.stream().filter(source::has).count() > 1) {
                problems.forbidden(at, "may not specify more than 1 volume type per source");
            }
        }
    }

    /// One source of a projected volume.
    ///
    /// @param files the paths taken so far, by all sources
    /// @param path of the volume
    private record Projection(Set<String> files, String path, Problems problems) {

        void source(String kind, JsonObject source, String at) {
            switch (kind) {
                case "secret", "configMap" -> {
                    if (source.string("name").isEmpty()) {
                        problems.required(at + ".name");
                    }
                    List<JsonObject> items = source.objects("items");
                    for (int i = 0; i < items.size(); i++) {
                        item(items.get(i), at + ".items[" + i + "]", problems);
                        taken(items.get(i).string("path"), source.string("name"));
                    }
                }
                case "downwardAPI" -> {
                    for (JsonObject item : source.objects("items")) {
                        downwardItems(List.of(item), at, problems);
                        taken(item.string("path"), item.string("path"));
                    }
                }
                case "serviceAccountToken" -> token(source, at);
                case "clusterTrustBundle" -> {
                    trustBundle(source, at);
                    file(source.string("path"), at + ".path", problems);
                    taken(source.string("path"), source.string("path"));
                }
                default -> {} // its controller judges it
            }
        }

        private void taken(String file, String shown) {
            if (!file.isEmpty() && !files.add(file)) {
                problems.invalid(path, shown, "conflicting duplicate paths");
            }
        }

        private void token(JsonObject token, String at) {
            long seconds = token.integer("expirationSeconds", 0);
            if (seconds < MIN_TOKEN_SECONDS) {
                problems.invalid(
                        at + ".expirationSeconds",
                        seconds,
                        "may not specify a duration less than 10 minutes");
            }
            if (seconds > MAX_TOKEN_SECONDS) {
                problems.invalid(
                        at + ".expirationSeconds",
                        seconds,
                        "may not specify a duration larger than 2^32 seconds");
            }
            file(token.string("path"), path + ".path", problems);
        }

        private void trustBundle(JsonObject bundle, String at) {
            String name = bundle.string("name");
            String signer = bundle.string("signerName");
            if (bundle.has("name") && bundle.has("signerName")) {
                problems.invalid(at, bundle, "only one of name and signerName may be used");
            } else if (bundle.has("name")) {
                if (name.isEmpty()) {
                    problems.required(at + ".name", "must be a valid object name");
                }
                for (String why : Names.subdomain(name.replace(':', '.'))) {
                    problems.invalid(
                            at + ".name", name, "not a valid clustertrustbundlename: " + why);
                }
                bundle.find("labelSelector")
                        .ifPresent(it ->
                                problems.invalid(
                                        at + ".labelSelector",
                                        it,
                                        "labelSelector must be unset if name is specified"));
            } else if (bundle.has("signerName")) {
                signer(signer, at + ".signerName");
                problems.addAll(
                        SelectorRules.problems(
                                bundle.object("labelSelector"), at + ".labelSelector"));
            } else {
                problems.required(at, "either name or signerName must be specified");
            }
        }

        private void signer(String signer, String at) {
            if (signer.isEmpty()) {
                problems.required(at, "must be a valid signer name");
            }
            String[] parts = signer.split("/", -1);
            if (parts.length != 2) {
                problems.invalid(
                        at,
                        Json.of(signer),
                        "must be a fully qualified domain and path of the form"
                                + " 'example.com/signer-name'");
            }
        }
    }
}
