package dev.kubejar.api.resource;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.List;
import java.util.regex.Pattern;

/// What makes a device that a driver offers invalid.
final class DeviceRules {
    private static final int MAX_PROPERTIES = 32;
    private static final int MAX_VALUE = 64;
    private static final int MAX_KEY = 63 + 1 + 32;
    private static final String DOTS = "...";
    private static final GoShape ATTRIBUTE =
            GoShape.empty()
                    .nullable("IntValue", "int")
                    .nullable("BoolValue", "bool")
                    .nullable("StringValue", "string")
                    .nullable("VersionValue", "version");
    private static final List<String> VALUES = List.of("bool", "int", "string", "version");

    /// Possessive, so that a text of many parts costs no stack.
    private static final Pattern SEMVER =
            Pattern.compile(
                    "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
                            + "(-(\\d*[a-zA-Z-][0-9a-zA-Z-]*|0|[1-9]\\d*)"
                            + "(\\.(\\d*[a-zA-Z-][0-9a-zA-Z-]*|0|[1-9]\\d*))*+)?"
                            + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*+)?");

    private DeviceRules() {}

    static void device(JsonObject device, String path, Problems problems) {
        problems.complaints(
                path + ".name", device.string("name"), Names.label(device.string("name")));
        JsonObject attributes = device.object("attributes");
        JsonObject capacity = device.object("capacity");
        if (attributes.size() + capacity.size() > MAX_PROPERTIES) {
            problems.invalid(
                    path,
                    attributes.size() + capacity.size(),
                    "the total number of attributes and capacities must not exceed "
                            + MAX_PROPERTIES);
        }
        attributes
                .keys()
                .forEach(key -> {
                    String at = path + ".attributes[" + shortened(key) + "]";
                    DeviceNames.qualified(key, at, problems);
                    attribute(attributes.object(key), at, problems);
                });
        capacity.keys()
                .forEach(key ->
                        DeviceNames.qualified(
                                key, path + ".capacity[" + shortened(key) + "]", problems));
    }

    /// A key as it stands in a path: the middle of a long one is left out.
    private static String shortened(String key) {
        int left = MAX_KEY - DOTS.length();
        return key.length() <= MAX_KEY
                ? key
                : key.substring(0, (left + 1) / 2) + DOTS + key.substring(key.length() - left / 2);
    }

    private static void attribute(JsonObject attribute, String path, Problems problems) {
        attribute
                .findString("string")
                .filter(it -> it.length() > MAX_VALUE)
                .ifPresent(_ -> problems.add(FieldError.tooLong(path + ".string", MAX_VALUE)));
        attribute
                .findString("version")
                .ifPresent(it -> {
                    if (!SEMVER.matcher(it).matches()) {
                        problems.invalid(
                                path + ".version",
                                it,
                                "must be a string compatible with semver.org spec 2.0.0");
                    }
                    if (it.length() > MAX_VALUE) {
                        problems.add(FieldError.tooLong(path + ".version", MAX_VALUE));
                    }
                });
        long said = VALUES.stream().filter(attribute::has).count();
        if (said != 1) {
            problems.invalid(
                    path,
                    said == 0 ? Json.of("") : ATTRIBUTE.of(attribute),
                    "exactly one value must be specified");
        }
    }
}
