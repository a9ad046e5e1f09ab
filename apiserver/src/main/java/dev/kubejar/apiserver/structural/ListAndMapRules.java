package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What goes with `x-kubernetes-list-type`, `x-kubernetes-list-map-keys` and
/// `x-kubernetes-map-type`.
final class ListAndMapRules {
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String LIST_MAP_KEYS = "x-kubernetes-list-map-keys";
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final List<String> LIST_TYPES = List.of("atomic", "set", "map");
    private static final List<String> MAP_TYPES = List.of("atomic", "granular");

    private final JsonObject json;
    private final String path;
    private final String type;
    private final Optional<String> listType;
    private final JsonArray keys;
    private final Problems problems = new Problems();

    private ListAndMapRules(JsonObject json, String path) {
        this.json = json;
        this.path = path;
        this.type = json.string("type");
        this.listType = json.findString(LIST_TYPE);
        this.keys = json.array(LIST_MAP_KEYS);
    }

    static List<FieldError> problems(JsonObject json, String path) {
        var rules = new ListAndMapRules(json, path);
        rules.mapType();
        rules.listType();
        rules.keysNeedMap();
        if (rules.listType.equals(Optional.of("map"))) {
            rules.mapList();
        }
        rules.elements();
        return rules.problems.list();
    }

    private void mapType() {
        json.findString(MAP_TYPE)
                .ifPresent(mapType -> {
                    typeMustBe("object", MAP_TYPE);
                    problems.oneOf(path + "." + MAP_TYPE, mapType, MAP_TYPES);
                });
    }

    private void listType() {
        listType.ifPresent(word -> {
            if (!type.equals("array")) {
                typeMustBe("array", LIST_TYPE);
            } else if (word.equals("set")) {
                setElements(json.object("items"));
            }
            problems.oneOf(path + "." + LIST_TYPE, word, LIST_TYPES);
        });
    }

    private void typeMustBe(String wanted, String keyword) {
        String why = "must be %s if %s is specified".formatted(wanted, keyword);
        if (type.isEmpty()) {
            problems.required(path + ".type", why);
        } else if (!type.equals(wanted)) {
            problems.invalid(path + ".type", type, why);
        }
    }

    /// Upstream shows the element's list type in both cases, which is mostly none.
    private void setElements(JsonObject items) {
        Optional<String> elementListType = items.findString(LIST_TYPE);
        boolean granularList =
                items.string("type").equals("array")
                        && elementListType.filter(it -> !it.equals("atomic")).isPresent();
        boolean granularMap =
                items.string("type").equals("object") && !items.string(MAP_TYPE).equals("atomic");
        if (granularList || granularMap) {
            problems.invalid(
                    path + ".items." + (granularList ? LIST_TYPE : MAP_TYPE),
                    items.find(LIST_TYPE).orElse(JsonNull.NULL),
                    "must be atomic as item of a list with x-kubernetes-list-type=set");
        }
    }

    private void keysNeedMap() {
        if (keys.isEmpty() || listType.equals(Optional.of("map"))) {
            return;
        }
        String why = "must be map if x-kubernetes-list-map-keys is non-empty";
        if (listType.isEmpty()) {
            problems.required(path + "." + LIST_TYPE, why);
        } else {
            problems.invalid(path + "." + LIST_TYPE, listType.get(), why);
        }
    }

    private void mapList() {
        if (keys.isEmpty()) {
            problems.required(
                    path + "." + LIST_MAP_KEYS,
                    "must not be empty if x-kubernetes-list-type is map");
        }
        if (!json.has("items")) {
            problems.required(
                    path + ".items", "must have a schema if x-kubernetes-list-type is map");
        }
        json.findObject("items")
                .ifPresent(items -> {
                    if (items.string("type").equals("object")) {
                        keysAreFields(items);
                    } else {
                        problems.invalid(
                                path + ".items.type",
                                items.string("type"),
                                "must be object if parent array's x-kubernetes-list-type is map");
                    }
                });
    }

    private void keysAreFields(JsonObject items) {
        var seen = new HashSet<String>();
        for (String key : keys.strings()) {
            Optional<JsonObject> property = items.object("properties").findObject(key);
            if (property.isEmpty()) {
                problems.invalid(
                        path + "." + LIST_MAP_KEYS,
                        keys,
                        "entries must all be names of item properties");
            } else if (List.of("array", "object").contains(property.get().string("type"))) {
                problems.invalid(
                        path + ".items.properties[" + key + "].type",
                        items.string("type"),
                        "must be a scalar type if parent array's x-kubernetes-list-type is map");
            }
            if (!seen.add(key)) {
                problems.invalid(
                        path + "." + LIST_MAP_KEYS, keys, "must not contain duplicate entries");
            }
        }
    }

    private void elements() {
        Optional<JsonObject> items = json.findObject("items");
        String word = listType.orElse("");
        if (items.isEmpty() || !(word.equals("set") || word.equals("map"))) {
            return;
        }
        if (items.get().bool("nullable")) {
            problems.forbidden(
                    path + ".items.nullable",
                    "cannot be nullable when x-kubernetes-list-type is " + word);
        }
        if (word.equals("map")) {
            keys.strings().forEach(key -> keyMustBeThere(items.get(), key));
        }
    }

    private void keyMustBeThere(JsonObject items, String key) {
        Optional<JsonObject> found = items.object("properties").findObject(key);
        if (found.isEmpty()) {
            return; // told already
        }
        String place = path + ".items.properties[" + key + "]";
        if (!items.strings("required").contains(key) && !found.get().has("default")) {
            problems.required(
                    place + ".default",
                    "this property is in x-kubernetes-list-map-keys, so it must have a default or be"
                            + " a required property");
        }
        if (found.get().bool("nullable")) {
            problems.forbidden(
                    place + ".nullable",
                    "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
        }
    }
}
