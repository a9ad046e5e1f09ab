package dev.kubejar.api.networking;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;

/// What makes the target of an Ingress or the parameters of its class invalid.
final class BackendRules {
    private BackendRules() {}

    static void backend(JsonObject backend, String path, Problems problems) {
        boolean service = backend.has("service");
        boolean resource = backend.has("resource");
        if (service && resource) {
            problems.invalid(path, "", "cannot set both resource and service backends");
        } else if (resource) {
            reference(backend.object("resource"), path + ".resource", problems);
        } else if (service) {
            service(backend.object("service"), path, problems);
        } else {
            problems.invalid(path, "", "resource or service backend is required");
        }
    }

    private static void service(JsonObject service, String path, Problems problems) {
        String name = service.string("name");
        problems.requiredName(path + ".service.name", name, Names.label1035(name));
        String port = service.object("port").string("name");
        long number = service.object("port").integer("number", 0);
        if (!port.isEmpty() && number != 0) {
            problems.invalid(path, "", "cannot set both port name & port number");
        } else if (!port.isEmpty()) {
            problems.complaints(path + ".service.port.name", port, Names.port(port));
        } else if (number != 0) {
            Names.port(number)
                    .forEach(why -> problems.invalid(path + ".service.port.number", number, why));
        } else {
            problems.required(path, "port name or number is required");
        }
    }

    /// A reference to an object of any group.
    static void reference(JsonObject reference, String path, Problems problems) {
        reference
                .findString("apiGroup")
                .ifPresent(group ->
                        problems.complaints(path + ".apiGroup", group, Names.subdomain(group)));
        part(reference, "kind", path, problems);
        part(reference, "name", path, problems);
    }

    private static void part(JsonObject reference, String field, String path, Problems problems) {
        String value = reference.string(field);
        if (value.isEmpty()) {
            problems.required(path + "." + field, field + " is required");
        } else {
            problems.complaints(path + "." + field, value, Names.pathSegment(value));
        }
    }
}
