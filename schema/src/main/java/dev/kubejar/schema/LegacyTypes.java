package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.schema.TypeReader.ReadType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table `legacy.txt`: the types of versions that upstream no longer has, made from those of
/// their successors. Its head explains the rows.
final class LegacyTypes {
    private static final Pattern SECTION = Pattern.compile("\\[(\\S+) < (\\S+)] (.+)");
    private static final String REFERENCE = "$ref";

    private final List<Section> sections;

    /// One old version and what it has of one successor.
    ///
    /// @param home its package, such as `io.k8s.api.extensions.v1beta1`
    /// @param edits `Type`, or `Type.field`, and what the row says about it
    private record Section(
            String home, String successor, List<String> kinds, Map<String, String> edits) {}

    private LegacyTypes(List<Section> sections) {
        this.sections = sections;
    }

    static LegacyTypes read() {
        var sections = new ArrayList<Section>();
        for (String line : Resources.lines("legacy.txt")) {
            Matcher head = SECTION.matcher(line);
            if (head.matches()) {
                sections.add(
                        new Section(
                                head.group(1).replace('/', '.'),
                                head.group(2).replace('/', '.'),
                                List.of(head.group(3).split(" +", -1)),
                                new LinkedHashMap<>()));
            } else {
                int space = line.indexOf(' ');
                sections.getLast()
                        .edits()
                        .put(line.substring(0, space), line.substring(space).strip());
            }
        }
        return new LegacyTypes(sections);
    }

    /// The old types; fails when a row names what its successor does not have.
    List<ReadType> from(Map<String, ReadType> current) {
        return sections.stream().flatMap(it -> types(it, current).values().stream()).toList();
    }

    private static Map<String, ReadType> types(Section section, Map<String, ReadType> current) {
        Map<String, ReadType> types = new HashMap<>();
        section.kinds().forEach(kind -> copy(section, kind, current, types));
        section.edits().forEach((place, edit) -> edit(section, place, edit, types));
        return types;
    }

    /// Copies a type and those of its package that it refers to.
    private static void copy(
            Section section,
            String name,
            Map<String, ReadType> current,
            Map<String, ReadType> types) {
        if (types.containsKey(name)) {
            return;
        }
        ReadType source =
                Optional.ofNullable(current.get(section.successor() + "." + name))
                        .orElseThrow(() ->
                                new IllegalStateException(section.successor() + " has no " + name));
        var needed = new ArrayList<String>();
        var schema = (JsonObject) moved(source.schema(), section, needed);
        types.put(name, new ReadType(section.home() + "." + name, schema, source.descriptions()));
        needed.forEach(other -> copy(section, other, current, types));
    }

    /// The same schema, with references to the successor's package turned to the old one's.
    private static Json moved(Json json, Section section, List<String> needed) {
        return switch (json) {
            case JsonArray array ->
                    JsonArray.of(
                            array.values().stream().map(it -> moved(it, section, needed)).toList());
            case JsonObject object -> {
                var moved = JsonObject.builder();
                object.forEach((key, value) -> moved.put(key, moved(value, section, needed)));
                String prefix = section.successor() + ".";
                object.findString(REFERENCE)
                        .filter(it -> it.startsWith(prefix))
                        .map(it -> it.substring(prefix.length()))
                        .ifPresent(name -> {
                            needed.add(name);
                            moved.put(REFERENCE, section.home() + "." + name);
                        });
                yield moved.build();
            }
            default -> json;
        };
    }

    private static void edit(
            Section section, String place, String edit, Map<String, ReadType> types) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            JsonObject type = parse(edit);
            types.put(
                    place,
                    new ReadType(
                            section.home() + "." + place,
                            type.without("description"),
                            Map.of("", type.string("description"))));
            return;
        }
        String name = place.substring(0, dot);
        String field = place.substring(dot + 1);
        ReadType type =
                Optional.ofNullable(types.get(name))
                        .orElseThrow(() -> new IllegalStateException("no type for " + place));
        if (edit.length() == 1 && !type.schema().object("properties").has(field)) {
            throw new IllegalStateException("no field " + place);
        }
        types.put(
                name,
                switch (edit) {
                    case "-" -> without(optional(type, field), field);
                    case "?" -> optional(type, field);
                    default -> with(type, field, parse(edit));
                });
    }

    private static JsonObject parse(String json) {
        return JsonReader.parseObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadType optional(ReadType type, String field) {
        List<String> required =
                type.schema().strings("required").stream().filter(it -> !it.equals(field)).toList();
        JsonObject schema =
                required.isEmpty()
                        ? type.schema().without("required")
                        : type.schema().with("required", JsonArray.ofStrings(required));
        return new ReadType(
                type.name(),
                schema.mapObject(
                        "properties",
                        fields -> fields.mapObject(field, it -> it.without("x-go-zero"))),
                type.descriptions());
    }

    private static ReadType without(ReadType type, String field) {
        return new ReadType(
                type.name(),
                type.schema().mapObject("properties", fields -> fields.without(field)),
                type.descriptions());
    }

    private static ReadType with(ReadType type, String field, JsonObject schema) {
        JsonObject fields =
                type.schema().object("properties").with(field, schema.without("description"));
        var descriptions = new LinkedHashMap<>(type.descriptions());
        descriptions.put(field, schema.string("description"));
        return new ReadType(type.name(), type.schema().with("properties", fields), descriptions);
    }
}
