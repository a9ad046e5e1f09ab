package dev.kubejar.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds every type of the schema against upstream's own OpenAPI document, where one is at hand: a
/// file named by `KUBEJAR_UPSTREAM_OPENAPI`, or the one beside the repository.
final class UpstreamSchemaTest {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamSchemaTest.class);

    private final Schemas schemas = Schemas.load();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void agreesWithUpstreamOnEveryField() throws IOException {
        Optional<Path> document = document();
        assumeTrue(document.isPresent(), "upstream's OpenAPI document is not at hand");
        JsonObject definitions =
                JsonReader.parseObject(Files.readAllBytes(document.get())).object("definitions");

        definitions.forEach((name, upstream) -> compareType(name, (JsonObject) upstream));

        LOG.info("compared={}", counts);
        assertThat(differences).isEmpty();
        assertThat(counts).containsEntry("types", definitions.size());
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

    private void compareType(String name, JsonObject upstream) {
        count("types");
        Schema ours = schemas.definition(name);
        JsonObject properties = upstream.object("properties");
        same(
                name + " fields",
                properties.keys(),
                ours.properties().keySet().stream().sorted().toList());
        same(name + " atomic", isAtomic(upstream), ours.isAtomicMap());
        properties.forEach((field, property) -> {
            String place = name + "." + field;
            boolean required = upstream.strings("required").contains(field);
            same(place + " required", required, ours.isRequired(field));
            if (required) {
                count("required");
            }
            ours.property(field).ifPresent(our -> compareField(place, (JsonObject) property, our));
        });
    }

    private void compareField(String place, JsonObject upstream, Schema ours) {
        count("fields");
        same(place + " type", typeOf(upstream), typeOf(ours));
        same(
                place + " patch key",
                upstream.findString("x-kubernetes-patch-merge-key"),
                ours.patchMergeKey());
        same(
                place + " patch strategies",
                upstream.string("x-kubernetes-patch-strategy"),
                String.join(
                        ",",
                        ours.patchStrategies().stream().map(UpstreamSchemaTest::word).toList()));
        upstream.findString("x-kubernetes-list-type")
                .ifPresent(type -> {
                    count("lists " + type);
                    same(place + " list type", type, word(ours.listType()));
                });
        same(
                place + " list keys",
                upstream.strings("x-kubernetes-list-map-keys"),
                ours.listMapKeys());
        if (upstream.has("x-kubernetes-map-type")) {
            same(place + " atomic", isAtomic(upstream), ours.isAtomicMap());
        }
        upstream.findString("x-kubernetes-patch-strategy")
                .ifPresent(_ -> count("patch strategies"));
        upstream.findString("x-kubernetes-patch-merge-key").ifPresent(_ -> count("patch keys"));
    }

    private static boolean isAtomic(JsonObject upstream) {
        return upstream.string("x-kubernetes-map-type").equals("atomic");
    }

    /// `array of $ref X`, `map of string`, `integer int32`.
    private static String typeOf(JsonObject upstream) {
        String reference = upstream.string("$ref");
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        return switch (upstream.string("type")) {
            case "array" -> "array of " + typeOf(upstream.object("items"));
            case "object" -> "map of " + typeOf(upstream.object("additionalProperties"));
            default -> (upstream.string("type") + " " + upstream.string("format")).strip();
        };
    }

    private static String typeOf(Schema ours) {
        if (!ours.typeName().isEmpty()) {
            return ours.typeName();
        }
        return switch (ours.type()) {
            case ARRAY -> "array of " + ours.items().map(UpstreamSchemaTest::typeOf).orElse("?");
            case OBJECT ->
                    "map of "
                            + ours.additionalProperties()
                                    .map(UpstreamSchemaTest::typeOf)
                                    .orElse("?");
            default -> (word(ours.type()) + " " + ours.format()).strip();
        };
    }

    private static String word(Enum<?> value) {
        return value == PatchStrategy.RETAIN_KEYS
                ? "retainKeys"
                : value.name().toLowerCase(Locale.ROOT);
    }

    private void same(String what, Object upstream, Object ours) {
        if (!upstream.equals(ours)) {
            differences.add("%s: upstream %s, ours %s".formatted(what, upstream, ours));
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
