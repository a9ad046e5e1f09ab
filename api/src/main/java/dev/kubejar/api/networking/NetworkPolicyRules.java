package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.AnyCidr;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.net.IpWarnings;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is special about NetworkPolicies: they say for which directions they speak.
public final class NetworkPolicyRules implements Rules {
    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";
    private static final List<String> TYPES = List.of(INGRESS, EGRESS);
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("podSelector", JsonObject.EMPTY)
                        .mapObjects("ingress", NetworkPolicyRules::ruleDefaults)
                        .mapObjects("egress", NetworkPolicyRules::ruleDefaults);
        return object.with(
                "spec",
                spec.array("policyTypes").isEmpty() ? spec.with("policyTypes", types(spec)) : spec);
    }

    private static JsonObject ruleDefaults(JsonObject rule) {
        return rule.mapObjects("ports", it -> it.withDefault("protocol", "TCP"));
    }

    private static JsonArray types(JsonObject spec) {
        var types = new ArrayList<String>(List.of(INGRESS));
        if (!spec.array("egress").isEmpty()) {
            types.add(EGRESS);
        }
        return JsonArray.ofStrings(types);
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        problems.addAll(SelectorRules.problems(spec.object("podSelector"), "spec.podSelector"));
        rules(spec.objects("ingress"), "spec.ingress", "from", problems);
        rules(spec.objects("egress"), "spec.egress", "to", problems);
        List<String> types = spec.strings("policyTypes");
        if (types.size() > TYPES.size()) {
            problems.invalid(
                    "spec.policyTypes",
                    JsonArray.ofStrings(types),
                    "may not specify more than two policyTypes");
            return problems.list();
        }
        for (int i = 0; i < types.size(); i++) {
            problems.oneOf("spec.policyTypes[" + i + "]", types.get(i), TYPES);
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<String>();
        ranges(object.spec().objects("ingress"), "spec.ingress", "from", warnings);
        ranges(object.spec().objects("egress"), "spec.egress", "to", warnings);
        return warnings;
    }

    private static void ranges(
            List<JsonObject> rules, String path, String peersField, List<String> warnings) {
        for (int i = 0; i < rules.size(); i++) {
            List<JsonObject> peers = rules.get(i).objects(peersField);
            for (int j = 0; j < peers.size(); j++) {
                JsonObject block = peers.get(j).object("ipBlock");
                String at = path + "[" + i + "]." + peersField + "[" + j + "].ipBlock.";
                warnings.addAll(IpWarnings.range(at + "cidr", block.string("cidr")));
                List<String> excepted = block.strings("except");
                for (int k = 0; k < excepted.size(); k++) {
                    warnings.addAll(IpWarnings.range(at + "except[" + k + "]", excepted.get(k)));
                }
            }
        }
    }

    private static void rules(
            List<JsonObject> rules, String path, String peersField, Problems problems) {
        for (int i = 0; i < rules.size(); i++) {
            String at = path + "[" + i + "]";
            List<JsonObject> ports = rules.get(i).objects("ports");
            for (int j = 0; j < ports.size(); j++) {
                port(ports.get(j), at + ".ports[" + j + "]", problems);
            }
            List<JsonObject> peers = rules.get(i).objects(peersField);
            for (int j = 0; j < peers.size(); j++) {
                peer(peers.get(j), at + "." + peersField + "[" + j + "]", problems);
            }
        }
    }

    private static void port(JsonObject json, String path, Problems problems) {
        problems.oneOf(path + ".protocol", json.string("protocol"), PROTOCOLS);
        Optional<IntOrString> port = json.find("port").map(IntOrString::new);
        boolean numeric = port.map(IntOrString::isInt).orElse(false);
        if (numeric) {
            long number = port.orElseThrow().intValue();
            Names.port(number).forEach(why -> problems.invalid(path + ".port", number, why));
        }
        if (json.find("endPort").orElse(Json.of(false)) instanceof JsonInteger(long end)) {
            end(end, port, path + ".endPort", problems);
        }
        port.filter(_ -> !numeric)
                .map(IntOrString::text)
                .ifPresent(it -> problems.complaints(path + ".port", it, Names.port(it)));
    }

    private static void end(long end, Optional<IntOrString> port, String path, Problems problems) {
        if (port.isEmpty()) {
            problems.invalid(path, end, "may not be specified when `port` is not specified");
        } else if (!port.get().isInt()) {
            problems.invalid(path, end, "may not be specified when `port` is non-numeric");
        } else {
            if (end < port.get().intValue()) {
                problems.invalid(
                        path, port.get().intValue(), "must be greater than or equal to `port`");
            }
            Names.port(end).forEach(why -> problems.invalid(path, end, why));
        }
    }

    private static void peer(JsonObject peer, String path, Problems problems) {
        for (String field : List.of("podSelector", "namespaceSelector")) {
            peer.findObject(field)
                    .ifPresent(
                            it -> problems.addAll(SelectorRules.problems(it, path + "." + field)));
        }
        peer.findObject("ipBlock").ifPresent(it -> block(it, path + ".ipBlock", problems));
        boolean selects = peer.has("podSelector") || peer.has("namespaceSelector");
        if (!selects && !peer.has("ipBlock")) {
            problems.required(path, "must specify a peer");
        } else if (selects && peer.has("ipBlock")) {
            problems.forbidden(path, "may not specify both ipBlock and another peer");
        }
    }

    private static void block(JsonObject block, String path, Problems problems) {
        String cidr = block.string("cidr");
        problems.requiredName(path + ".cidr", cidr, IpRules.legacyRange(cidr));
        AnyCidr.parse(cidr)
                .ifPresent(range -> except(range, block.strings("except"), path, problems));
    }

    private static void except(
            AnyCidr range, List<String> excepted, String path, Problems problems) {
        for (int i = 0; i < excepted.size(); i++) {
            String text = excepted.get(i);
            String at = path + ".except[" + i + "]";
            problems.complaints(at, text, IpRules.legacyRange(text));
            if (AnyCidr.parse(text).filter(it -> !range.strictlyContains(it)).isPresent()) {
                problems.invalid(at, text, "must be a strict subset of `cidr`");
            }
        }
    }
}
