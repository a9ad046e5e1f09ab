package dev.kubejar.apiserver.discovery;

import dev.kubejar.apiserver.discovery.GnosticShape.Choice;
import dev.kubejar.apiserver.discovery.GnosticShape.Each;
import dev.kubejar.apiserver.discovery.GnosticShape.Entries;
import dev.kubejar.apiserver.discovery.GnosticShape.Flag;
import dev.kubejar.apiserver.discovery.GnosticShape.Inside;
import dev.kubejar.apiserver.discovery.GnosticShape.Nested;
import dev.kubejar.apiserver.discovery.GnosticShape.Text;
import dev.kubejar.apiserver.discovery.GnosticShape.Yaml;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The messages in which gnostic holds a Swagger 2.0 document, as far as Kubernetes' documents use
/// them: which number each field has. Older clients (and newer ones, for kinds that they do not
/// find elsewhere) read nothing else.
///
/// Source: [OpenAPIv2.proto](https://github.com/google/gnostic/blob/main/openapiv2/OpenAPIv2.proto)
enum GnosticMessage {
    // spotless:off
    DOCUMENT(16,
            row("swagger", 1, new Text()), row("info", 2, info()),
            row("paths", 8, new Entries(2, pathItem())),
            row("definitions", 9, new Entries(1, schema()))),
    INFO(7,
            row("title", 1, new Text()), row("version", 2, new Text())),
    PATH_ITEM(10,
            row("get", 2, operation()), row("put", 3, operation()), row("post", 4, operation()),
            row("delete", 5, operation()), row("options", 6, operation()), row("head", 7, operation()),
            row("patch", 8, operation()), row("parameters", 9, new Each(new Choice()))),
    OPERATION(13,
            row("tags", 1, texts()), row("summary", 2, new Text()), row("description", 3, new Text()),
            row("operationId", 5, new Text()), row("produces", 6, texts()), row("consumes", 7, texts()),
            row("parameters", 8, new Each(new Choice())),
            row("responses", 9, new Entries(1, new Inside(1, response()))),
            row("schemes", 10, texts()), row("deprecated", 11, new Flag())),
    RESPONSE(5,
            row("description", 1, new Text()), row("schema", 2, new Inside(1, schema()))),
    BODY_PARAMETER(6,
            row("description", 1, new Text()), row("name", 2, new Text()), row("in", 3, new Text()),
            row("required", 4, new Flag()), row("schema", 5, schema())),
    PATH_PARAMETER(22,
            row("required", 1, new Flag()), row("in", 2, new Text()),
            row("description", 3, new Text()), row("name", 4, new Text()),
            row("type", 5, new Text()), row("format", 6, new Text()),
            row("uniqueItems", 19, new Flag())),
    QUERY_PARAMETER(23,
            row("required", 1, new Flag()), row("in", 2, new Text()),
            row("description", 3, new Text()), row("name", 4, new Text()),
            row("type", 6, new Text()), row("format", 7, new Text()),
            row("uniqueItems", 20, new Flag())),
    SCHEMA(31,
            row("$ref", 1, new Text()), row("format", 2, new Text()), row("title", 3, new Text()),
            row("description", 4, new Text()), row("default", 5, new Yaml()),
            row("pattern", 13, new Text()), row("uniqueItems", 16, new Flag()),
            row("required", 19, texts()), row("enum", 20, new Each(new Yaml())),
            row("additionalProperties", 21, new Inside(1, schema())),
            row("type", 22, new Inside(1, new Text())), row("items", 23, new Inside(1, schema())),
            row("properties", 25, new Entries(1, schema())));
    // spotless:on

    private final int extensions;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change it
    private final Map<String, Field> fields;

    GnosticMessage(int extensions, Field... fields) {
        this.extensions = extensions;
        this.fields =
                Arrays.stream(fields)
                        .collect(Collectors.toUnmodifiableMap(Field::name, field -> field));
    }

    /// What Swagger calls `name` stands in the field `number`.
    record Field(String name, int number, GnosticShape shape) {}

    /// Of the field that holds every `x-…`, each with its name.
    int extensions() {
        return extensions;
    }

    Map<String, Field> fields() {
        return fields;
    }

    private static Field row(String name, int number, GnosticShape shape) {
        return new Field(name, number, shape);
    }

    private static GnosticShape texts() {
        return new Each(new Text());
    }

    private static GnosticShape info() {
        return new Nested(() -> INFO);
    }

    private static GnosticShape pathItem() {
        return new Nested(() -> PATH_ITEM);
    }

    private static GnosticShape response() {
        return new Nested(() -> RESPONSE);
    }

    private static GnosticShape operation() {
        return new Nested(() -> OPERATION);
    }

    private static GnosticShape schema() {
        return new Nested(() -> SCHEMA);
    }
}
