package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.json.YamlWriter;
import dev.kubejar.api.status.Status;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.protobuf.Protobuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Trees as answers in the encoding that a client accepts.
public final class Written {
    private static final byte LINE_END = '\n';

    private Written() {}

    /// `tree` in `encoding`.
    public static byte[] bytes(JsonObject tree, MediaType.Encoding encoding, Protobuf protobuf) {
        return switch (encoding) {
            case JSON -> withLineEnd(JsonWriter.bytes(tree));
            case YAML -> YamlWriter.text(tree).getBytes(StandardCharsets.UTF_8);
            case PROTOBUF -> protobuf.encode(tree);
        };
    }

    private static byte[] withLineEnd(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = LINE_END;
        return line;
    }

    /// A failure in the encoding in which the client would have got a success. One that accepts
    /// none gets it all the same, as JSON laid out to be read.
    ///
    /// Source:
    /// [ErrorNegotiated](https://pkg.go.dev/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters)
    public static Response failure(Request request, Status status, Protobuf protobuf) {
        Optional<MediaType.Encoding> accepted = MediaType.ofFailure(request);
        byte[] body =
                accepted.isPresent()
                        ? bytes(status.json(), accepted.get(), protobuf)
                        : PrettyJson.of(JsonWriter.bytes(status.json()));
        return Response.of(status, accepted.orElse(MediaType.Encoding.JSON).contentType(), body);
    }

    /// 200 with `tree`; 406 for a client that does not accept it.
    public static Response success(Request request, JsonObject tree, Protobuf protobuf) {
        MediaType media =
                MediaType.accepted(request, new MediaType.Offer(() -> true, false, false, false));
        return new Response.Content(
                200,
                Headers.of("Content-Type", media.encoding().contentType()),
                List.of(bytes(tree, media.encoding(), protobuf)));
    }
}
