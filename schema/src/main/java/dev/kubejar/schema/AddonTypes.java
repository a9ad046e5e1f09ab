package dev.kubejar.schema;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.schema.TypeReader.ReadType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The table `addons.txt`: the types of APIs that upstream ships beside its own servers. Its head
/// explains the rows.
final class AddonTypes {
    private static final String DESCRIPTION = "description";

    private AddonTypes() {}

    static List<ReadType> all() {
        var types = new ArrayList<ReadType>();
        String home = "";
        for (String line : Resources.lines("addons.txt")) {
            if (line.startsWith("[")) {
                home = line.substring(1, line.length() - 1);
            } else {
                int space = line.indexOf(' ');
                byte[] json = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
                types.add(
                        type(home + "." + line.substring(0, space), JsonReader.parseObject(json)));
            }
        }
        return types;
    }

    private static ReadType type(String name, JsonObject described) {
        var descriptions = new TreeMap<String, String>();
        descriptions.put("", described.string(DESCRIPTION));
        JsonObject fields = described.object("properties");
        JsonObject bare = fields;
        for (String field : fields.keys()) {
            JsonObject schema = fields.object(field);
            descriptions.put(field, schema.string(DESCRIPTION));
            bare = bare.with(field, schema.without(DESCRIPTION));
        }
        return new ReadType(
                name, described.without(DESCRIPTION).with("properties", bare), descriptions);
    }
}
