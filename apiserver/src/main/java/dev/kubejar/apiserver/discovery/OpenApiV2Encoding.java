package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/// In what a client can have `/openapi/v2`.
enum OpenApiV2Encoding {
    JSON("application/json"),
    /// Gnostic's protobuf: what kubectl asks for.
    PROTOBUF("application/com.github.proto-openapi.spec.v2.v1.0+protobuf");

    /// An older spelling, which Go cannot parse as a media type; clients still ask with it.
    private static final String OLD_PROTOBUF =
            "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    private final String contentType;

    OpenApiV2Encoding(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    byte[] bytes(JsonObject document) {
        return switch (this) {
            case JSON -> JsonWriter.bytes(document);
            case PROTOBUF -> GnosticWriter.bytes(document);
        };
    }

    /// The first that is spoken here of the elements of an `Accept` header; JSON when there is no
    /// header.
    static Optional<OpenApiV2Encoding> accepted(List<String> elements) {
        return elements.isEmpty()
                ? Optional.of(JSON)
                : elements.stream()
                        .map(element -> of(element.split(";", 2)[0].strip()))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<OpenApiV2Encoding> of(String mediaType) {
        return switch (mediaType) {
            case "application/json", "application/*", "*/*" -> Optional.of(JSON);
            case OLD_PROTOBUF -> Optional.of(PROTOBUF);
            default ->
                    mediaType.equals(PROTOBUF.contentType)
                            ? Optional.of(PROTOBUF)
                            : Optional.empty();
        };
    }
}
