package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.protobuf.WireReader.Tag;
import dev.kubejar.apiserver.schema.Schemas;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Objects as `application/vnd.kubernetes.protobuf`: four bytes that say so, then an envelope with
/// the names of the type and the object's own message.
///
/// ```
/// k8s\0  { typeMeta = 1 { apiVersion = 1, kind = 2 }, raw = 2, contentEncoding = 3, contentType = 4 }
/// ```
///
/// Safe for any thread.
///
/// Source: [protobuf
/// encoding](https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding)
public final class Protobuf {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private final Messages messages;
    private final Decoder decoder;

    public Protobuf(Schemas schemas) {
        this.messages = new Messages(schemas);
        this.decoder = new Decoder(messages);
    }

    /// Whether objects of a kind can be sent as protobuf. Custom resources cannot.
    public boolean speaks(String apiVersion, String kind) {
        return messages.ofKind(apiVersion, kind).isPresent();
    }

    /// `object`, which names its kind, with its envelope.
    public byte[] encode(JsonObject object) {
        var out = new WireWriter();
        envelope(out, object);
        return out.toBytes();
    }

    private void envelope(WireWriter out, JsonObject object) {
        String apiVersion = object.string("apiVersion");
        String kind = object.string("kind");
        Message message =
                messages.ofKind(apiVersion, kind)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no protobuf for " + apiVersion + " " + kind));
        out.text(4, "");
        out.text(3, "");
        int raw = out.size();
        new Encoder(messages, out).message(message, object);
        out.message(2, raw);
        int typeMeta = out.size();
        out.text(2, kind);
        out.text(1, apiVersion);
        out.message(1, typeMeta);
        out.raw(MAGIC);
    }

    /// One event of a watch as it goes out: its length in four bytes, then `{type = 1, object = 2
    /// {raw = 1}}`, where the object has an envelope.
    public byte[] event(String type, JsonObject object) {
        var out = new WireWriter();
        envelope(out, object);
        out.message(1, 0);
        out.message(2, 0);
        out.text(1, type);
        out.raw(ByteBuffer.allocate(Integer.BYTES).putInt(out.size()).array());
        return out.toBytes();
    }

    /// The object in a body. The names given hold where the envelope has none.
    ///
    /// @throws ProtobufException when it is not what it should be
    public JsonObject decode(byte[] body, String apiVersion, String kind) {
        Envelope envelope = Envelope.read(body).orElse(apiVersion, kind);
        Message message =
                messages.ofKind(envelope.apiVersion, envelope.kind)
                        .orElseThrow(() -> envelope.unknownKind());
        var object =
                JsonObject.builder()
                        .put("kind", envelope.kind)
                        .put("apiVersion", envelope.apiVersion);
        try {
            decoder.message(message, new WireReader(envelope.raw)).forEach(object::put);
            return object.build();
        } catch (ProtobufException e) {
            throw e.within(envelope.apiVersion, envelope.kind);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares envelopes
    private record Envelope(String apiVersion, String kind, byte[] raw) {

        static Envelope read(byte[] body) {
            if (body.length == 0) {
                throw new ProtobufException("empty data");
            }
            if (!Arrays.equals(body, 0, Math.min(4, body.length), MAGIC, 0, 4)) {
                throw new ProtobufException(
                        "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
            }
            var envelope = new Envelope("", "", new byte[0]);
            var in = new WireReader(body, MAGIC.length, body.length);
            while (in.hasMore()) {
                Tag tag = in.tag("Unknown");
                if (tag.wireType() != WireType.BYTES) {
                    in.skip(tag.wireType());
                    continue;
                }
                envelope =
                        switch (tag.number()) {
                            case 1 -> envelope.withType(in.message());
                            case 2 -> new Envelope(envelope.apiVersion, envelope.kind, in.bytes());
                            default -> {
                                in.skip(tag.wireType());
                                yield envelope;
                            }
                        };
            }
            return envelope;
        }

        private Envelope withType(WireReader in) {
            String version = apiVersion;
            String name = kind;
            while (in.hasMore()) {
                Tag tag = in.tag("TypeMeta");
                if (tag.wireType() == WireType.BYTES && tag.number() == 1) {
                    version = in.text();
                } else if (tag.wireType() == WireType.BYTES && tag.number() == 2) {
                    name = in.text();
                } else {
                    in.skip(tag.wireType());
                }
            }
            return new Envelope(version, name, raw);
        }

        Envelope orElse(String version, String name) {
            return new Envelope(
                    apiVersion.isEmpty() ? version : apiVersion, kind.isEmpty() ? name : kind, raw);
        }

        ProtobufException unknownKind() {
            return new ProtobufException(
                            "no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""
                                    .formatted(kind, apiVersion))
                    .within(apiVersion, kind);
        }
    }
}
