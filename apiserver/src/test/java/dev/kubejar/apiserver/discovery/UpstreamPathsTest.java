package dev.kubejar.apiserver.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds every operation that upstream serves by default against upstream's own OpenAPI document,
/// where one is at hand: a file named by `KUBEJAR_UPSTREAM_OPENAPI`, or the one beside the
/// repository. Alpha and beta versions are off by default, and watches by path are no longer told
/// of.
final class UpstreamPathsTest {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamPathsTest.class);
    private static final Pattern STABLE = Pattern.compile("/apis?/(?:[^/]+/)?v\\d+/(?!watch/).+");

    /// What comes with who may do what, and with tokens.
    private static final Pattern NOT_YET =
            Pattern.compile(
                    "/apis/(authentication|authorization)\\.k8s\\.io/.*"
                            + "|.*/serviceaccounts/\\{name}/token");

    private final List<String> differences = new ArrayList<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private int compared;

    @Test
    void servesWhatUpstreamServes() throws IOException {
        Optional<Path> document = document();
        assumeTrue(document.isPresent(), "upstream's OpenAPI document is not at hand");
        JsonObject whole = JsonReader.parseObject(Files.readAllBytes(document.get()));
        JsonObject shared = whole.object("parameters");
        JsonObject ours =
                JsonReader.parseObject(
                                new OpenApi(Catalog.of(BuiltinKinds.ALL), Schemas.load())
                                        .v2(OpenApiV2Encoding.JSON))
                        .object("paths");

        whole.object("paths")
                .forEach((path, json) -> {
                    if (STABLE.matcher(path).matches()) {
                        JsonObject operations = (JsonObject) json;
                        for (String method : operations.without("parameters").keys()) {
                            compare(
                                    path,
                                    method,
                                    complete(operations, method, shared),
                                    ours.object(path).findObject(method));
                        }
                    }
                });

        LOG.info(
                "operations={} missing={} differences={}",
                compared,
                missing.size(),
                differences.size());
        assertThat(differences).isEmpty();
        assertThat(missing).filteredOn(it -> !NOT_YET.matcher(it).find()).isEmpty();
    }

    private static Optional<Path> document() {
        String beside = "../shared/kubernetes-1.35-openapi.json";
        return Stream.of(
                        System.getenv().getOrDefault("KUBEJAR_UPSTREAM_OPENAPI", beside),
                        beside,
                        "../" + beside)
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }

    /// An operation with the parameters that all of its path have and those that the document keeps
    /// in one place.
    private static JsonObject complete(JsonObject operations, String method, JsonObject shared) {
        JsonObject operation = operations.object(method);
        List<JsonObject> parameters =
                Stream.of(operations, operation)
                        .flatMap(it -> it.objects("parameters").stream())
                        .map(it -> {
                            String reference = it.string("$ref");
                            return reference.isEmpty()
                                    ? it
                                    : shared.object(
                                            reference.substring(reference.lastIndexOf('/') + 1));
                        })
                        .toList();
        return operation.with("parameters", JsonArray.of(parameters));
    }

    private void compare(
            String path, String method, JsonObject upstream, Optional<JsonObject> ours) {
        if (ours.isEmpty()) {
            missing.add(path + " " + method);
            return;
        }
        compared++;
        String what = method + " " + path + " ";
        for (String field :
                List.of("operationId", "x-kubernetes-action", "x-kubernetes-group-version-kind")) {
            same(what + field, upstream.find(field), ours.get().find(field));
        }
        same(what + "parameters", parameters(upstream), parameters(ours.get()));
        same(what + "takes", body(upstream), body(ours.get()));
        same(what + "answers", answer(upstream), answer(ours.get()));
    }

    private static Set<String> parameters(JsonObject operation) {
        return operation.objects("parameters").stream()
                .map(it -> it.string("in") + " " + it.string("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String body(JsonObject operation) {
        return operation.objects("parameters").stream()
                .filter(it -> it.string("in").equals("body"))
                .map(it -> it.object("schema").string("$ref"))
                .findFirst()
                .orElse("");
    }

    private static Json answer(JsonObject operation) {
        return operation.object("responses").object("200").object("schema");
    }

    private void same(String what, Object upstream, Object ours) {
        if (!upstream.equals(ours)) {
            differences.add("%s: upstream %s, ours %s".formatted(what, upstream, ours));
        }
    }
}
