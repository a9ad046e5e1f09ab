package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.apiserver.protobuf.WireReader.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/// Values that are one thing in JSON and a little message of their own in protobuf.
final class WireValues {
    /// Go's JSON writes no year beyond 9999.
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private WireValues() {}

    /// The numbers and bytes of a message with a few fields.
    @SuppressWarnings("ArrayRecordComponent") // filled while it is read, and let go
    private record Parts(long[] numbers, byte[][] bytes) {

        static Parts read(String message, int fields, WireReader in) {
            var parts = new Parts(new long[fields + 1], new byte[fields + 1][0]);
            while (in.hasMore()) {
                Tag tag = in.tag(message);
                boolean known = tag.number() <= fields;
                if (known && tag.wireType() == WireType.VARINT) {
                    parts.numbers[tag.number()] = in.varint();
                } else if (known && tag.wireType() == WireType.BYTES) {
                    parts.bytes[tag.number()] = in.bytes();
                } else {
                    in.skip(tag.wireType());
                }
            }
            return parts;
        }

        String text(int field) {
            return new String(bytes[field], StandardCharsets.UTF_8);
        }
    }

    static Json base64(byte[] bytes) {
        return Json.of(Base64.getEncoder().encodeToString(bytes));
    }

    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    /// `null` for Go's zero time.
    static Json time(WireReader in, boolean micros) {
        Parts parts = Parts.read("Timestamp", 2, in);
        long seconds = parts.numbers[1];
        long nanos = parts.numbers[2];
        if (seconds == 0 && nanos == 0) {
            return JsonNull.NULL;
        }
        try {
            Instant instant = Instant.ofEpochSecond(seconds, micros ? (int) nanos : 0);
            if (instant.isBefore(END_OF_TIME)) {
                return Json.of(micros ? Timestamps.micros(instant) : Timestamps.seconds(instant));
            }
        } catch (DateTimeException _) { // its message is not Go's
        }
        throw new ProtobufException("Time.MarshalJSON: year outside of range [0,9999]");
    }

    static void time(WireWriter out, int field, String text) {
        int before = out.size();
        Instant instant = Timestamps.parse(text);
        out.number(2, instant.getNano());
        out.number(1, instant.getEpochSecond());
        out.message(field, before);
    }

    static Json quantity(WireReader in) {
        return Json.of(Parts.read("Quantity", 1, in).text(1));
    }

    static void quantity(WireWriter out, int field, Json value) {
        int before = out.size();
        out.text(1, value instanceof JsonString(String text) ? text : value.toString());
        out.message(field, before);
    }

    static Json intOrString(WireReader in) {
        Parts parts = Parts.read("IntOrString", 3, in);
        int number = (int) parts.numbers[2]; // as Go, which cuts off what does not fit
        return parts.numbers[1] == 0 ? Json.of(number) : Json.of(parts.text(3));
    }

    static void intOrString(WireWriter out, int field, Json value) {
        int before = out.size();
        boolean number = value instanceof JsonInteger;
        out.text(3, value instanceof JsonString(String text) ? text : "");
        out.number(2, value instanceof JsonInteger(long port) ? port : 0);
        out.number(1, number ? 0 : 1);
        out.message(field, before);
    }

    /// `null` for no bytes.
    static Json raw(WireReader in) {
        byte[] json = Parts.read("RawExtension", 1, in).bytes[1];
        try {
            return json.length == 0 ? JsonNull.NULL : JsonReader.parseForeign(json, _ -> {});
        } catch (JsonParseException e) {
            throw new ProtobufException(String.valueOf(e.getMessage()));
        }
    }

    static void raw(WireWriter out, int field, byte[] json) {
        int before = out.size();
        out.bytes(1, json);
        out.message(field, before);
    }
}
