package dev.kubejar.api.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/// Trees to YAML in kubectl's style: sorted keys, two spaces, lists level with their key, quotes
/// where a word would mean something else without them.
public final class YamlWriter {
    /// Dates and numbers of base 60: texts to kubectl, but not to every reader of YAML. Possessive,
    /// so that a long text costs no stack.
    private static final Pattern OTHERWISE_ELSEWHERE =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"
                            + "|[-+]?[0-9][0-9_]*+(:[0-5]?[0-9])++(\\.[0-9_]*)?");

    /// As a key, but not as a value, it would put another mapping in its place.
    private static final String MERGE = "<<";

    private static final YamlKeyOrder KEY_ORDER = new YamlKeyOrder();

    /// Long texts go on in the next line after so many characters.
    private static final int WIDTH = 80;

    private final Emitter out;

    private YamlWriter(Emitter out) {
        this.out = out;
    }

    /// One document, ending with a line's end.
    public static String text(Json json) {
        var text = new StringWriter();
        var options = new DumperOptions();
        options.setIndicatorIndent(0);
        options.setWidth(WIDTH);
        var emitter = new Emitter(text, options);
        try {
            emitter.emit(new StreamStartEvent(null, null));
            emitter.emit(new DocumentStartEvent(null, null, false, null, null));
            new YamlWriter(emitter).write(json);
            emitter.emit(new DocumentEndEvent(null, null, false));
            emitter.emit(new StreamEndEvent(null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(Json json) throws IOException {
        switch (json) {
            case JsonObject object -> mapping(object);
            case JsonArray array -> sequence(array);
            case JsonString(String text) -> string(text);
            case JsonInteger _, JsonDecimal _, JsonBoolean _, JsonNull _ ->
                    scalar(json.toString(), ScalarStyle.PLAIN);
        }
    }

    private void mapping(JsonObject object) throws IOException {
        out.emit(new MappingStartEvent(null, null, true, null, null, flow(object.isEmpty())));
        List<String> keys = object.keys().stream().sorted(KEY_ORDER).toList();
        for (String key : keys) {
            if (key.equals(MERGE)) {
                scalar(key, ScalarStyle.DOUBLE_QUOTED);
            } else {
                string(key);
            }
            write(object.find(key).orElse(JsonNull.NULL));
        }
        out.emit(new MappingEndEvent(null, null));
    }

    private void sequence(JsonArray array) throws IOException {
        out.emit(new SequenceStartEvent(null, null, true, null, null, flow(array.isEmpty())));
        for (Json value : array) {
            write(value);
        }
        out.emit(new SequenceEndEvent(null, null));
    }

    private static FlowStyle flow(boolean isEmpty) {
        return isEmpty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void string(String text) throws IOException {
        if (text.indexOf('\n') >= 0) {
            scalar(text, ScalarStyle.LITERAL);
        } else {
            scalar(text, isOtherwise(text) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
        }
    }

    /// Whether the bare word would be read as something else than this text.
    private static boolean isOtherwise(String text) {
        try {
            return OTHERWISE_ELSEWHERE.matcher(text).matches()
                    || !(YamlScalar.resolve(text) instanceof JsonString);
        } catch (JsonParseException e) {
            return true; // .inf and .nan
        }
    }

    private void scalar(String text, ScalarStyle style) throws IOException {
        @Nullable String none = null;
        out.emit(
                new ScalarEvent(
                        none, none, new ImplicitTuple(true, true), text, null, null, style));
    }
}
