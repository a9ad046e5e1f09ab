package dev.kubejar.api.json;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/// YAML to trees, as kubectl understands it (see [YamlScalar]); anchors, aliases and merge keys are
/// resolved.
///
/// Bounds: 3 MiB of text, 100 levels, a million values once all aliases are expanded.
public final class YamlReader {
    private static final int MAX_CODE_POINTS = 3 << 20;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_VALUES = 1_000_000;
    private static final String MERGE = "<<";

    private final Iterator<Event> events;
    private final Consumer<Repeated> onRepeated;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int values;

    /// What an anchor names, and how many values it stands for.
    private record Anchored(Json value, int values) {}

    private YamlReader(Iterator<Event> events, Consumer<Repeated> onRepeated) {
        this.events = events;
        this.onRepeated = onRepeated;
    }

    /// The first document; null when there is none.
    public static Json parse(String yaml) {
        return parse(yaml, _ -> {});
    }

    /// A field that stands twice in one mapping.
    ///
    /// @param path such as `spec.replicas`
    /// @param key its last step
    /// @param line where it stands the second time, from 1
    public record Repeated(String path, String key, int line) {

        /// In the words of Go's parser: `line 7: key "replicas" already set in map`.
        public String message() {
            return "line %d: key %s already set in map".formatted(line, Json.of(key));
        }
    }

    /// The first document; `onRepeated` hears of each repeated field. Its last value wins.
    public static Json parse(String yaml, Consumer<Repeated> onRepeated) {
        List<Json> documents = parseAll(yaml, onRepeated);
        return documents.isEmpty() ? JsonNull.NULL : documents.getFirst();
    }

    /// All documents of a stream, those parted by `---`.
    public static List<Json> parseAll(String yaml) {
        return parseAll(yaml, _ -> {});
    }

    private static List<Json> parseAll(String yaml, Consumer<Repeated> onRepeated) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_CODE_POINTS);
        options.setNestingDepthLimit(MAX_DEPTH);
        try {
            Iterator<Event> events = new Yaml(options).parse(new StringReader(yaml)).iterator();
            return new YamlReader(events, onRepeated).documents();
        } catch (MarkedYAMLException e) {
            throw new JsonParseException(GoYaml.problem(e));
        } catch (YAMLException e) {
            throw new JsonParseException("yaml: " + e.getMessage());
        }
    }

    private List<Json> documents() {
        var documents = new ArrayList<Json>();
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                anchors.clear();
                documents.add(value(events.next(), "", 0));
            }
        }
        return documents;
    }

    private Json value(Event event, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new JsonParseException("yaml: nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias.getAnchor());
        }
        int before = values;
        count(1);
        Json value =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case SequenceStartEvent _ -> sequence(path, depth);
                    case MappingStartEvent _ -> mapping(path, depth);
                    default ->
                            throw new JsonParseException("yaml: unexpected " + event.getEventId());
                };
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, values - before));
        }
        return value;
    }

    private Json aliased(String anchor) {
        Anchored anchored = anchors.get(anchor);
        if (anchored == null) {
            throw new JsonParseException("yaml: unknown anchor '" + anchor + "' referenced");
        }
        count(anchored.values());
        return anchored.value();
    }

    private void count(int more) {
        values += more;
        if (values > MAX_VALUES) {
            throw new JsonParseException("yaml: document contains excessive aliasing");
        }
    }

    private static Json scalar(ScalarEvent event) {
        String text = event.getValue();
        String tag = event.getTag();
        if (tag != null) {
            return tagged(tag, text);
        }
        return event.getScalarStyle() == ScalarStyle.PLAIN
                ? YamlScalar.resolve(text)
                : new JsonString(text);
    }

    private static Json tagged(String tag, String text) {
        return switch (tag) {
            case "tag:yaml.org,2002:str", "!" -> new JsonString(text);
            case "tag:yaml.org,2002:binary" ->
                    new JsonString(
                            new String(
                                    Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
            default -> YamlScalar.resolve(text);
        };
    }

    private Json sequence(String path, int depth) {
        var items = new ArrayList<Json>();
        for (Event next = events.next();
                !(next instanceof SequenceEndEvent);
                next = events.next()) {
            items.add(value(next, path + "[" + items.size() + "]", depth + 1));
        }
        return JsonArray.of(items);
    }

    private Json mapping(String path, int depth) {
        var own = JsonObject.builder();
        var seen = new HashSet<String>();
        var merged = new ArrayList<JsonObject>();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            boolean isMerge =
                    next instanceof ScalarEvent scalar
                            && scalar.getScalarStyle() == ScalarStyle.PLAIN
                            && scalar.getValue().equals(MERGE);
            String key = isMerge ? MERGE : key(value(next, path, depth + 1));
            String keyPath = path.isEmpty() ? key : path + "." + key;
            Json value = value(events.next(), keyPath, depth + 1);
            if (isMerge) {
                merged.addAll(mergeable(value));
                continue;
            }
            if (!seen.add(key)) {
                onRepeated.accept(new Repeated(keyPath, key, next.getStartMark().getLine() + 1));
            }
            own.put(key, value);
        }
        return withMerged(own.build(), merged);
    }

    /// The mapping's own fields go before merged ones, earlier merged ones before later.
    private static JsonObject withMerged(JsonObject own, List<JsonObject> merged) {
        JsonObject all = own;
        for (JsonObject more : merged) {
            for (String key : more.keys()) {
                if (!all.has(key)) {
                    all = all.with(key, more.find(key).orElse(JsonNull.NULL));
                }
            }
        }
        return all;
    }

    private static List<JsonObject> mergeable(Json value) {
        return switch (value) {
            case JsonObject object -> List.of(object);
            case JsonArray array when array.objects().size() == array.size() -> array.objects();
            default ->
                    throw new JsonParseException(
                            "yaml: map merge requires map or sequence of maps as the value");
        };
    }

    /// A key that is no text becomes one, as in JSON.
    private static String key(Json key) {
        return switch (key) {
            case JsonString(String text) -> text;
            case JsonObject _, JsonArray _ ->
                    throw new JsonParseException("yaml: a key must be a scalar");
            case JsonInteger _, JsonDecimal _, JsonBoolean _, JsonNull _ -> key.toString();
        };
    }
}
