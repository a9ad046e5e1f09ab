package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServiceIpRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The IP families of a Service in a cluster that has IPv4 alone.
///
/// A headless Service without a selector may be of both: its endpoints are somebody else's.
///
/// Source: `initIPFamilyFields` in
/// [alloc](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/service/storage/alloc.go)
final class ServiceFamilies {
    private static final String IPV4 = "IPv4";
    private static final String IPV6 = "IPv6";
    private static final String SINGLE = "SingleStack";
    private static final String PREFER = "PreferDualStack";
    private static final String REQUIRE = "RequireDualStack";
    private static final String POLICY = "ipFamilyPolicy";
    private static final String FAMILIES = "ipFamilies";
    private static final String ADDRESSES = "clusterIPs";
    private static final String POLICY_PATH = "spec." + POLICY;

    private ServiceFamilies() {}

    /// The prepared object of `write` with its families filled in; refuses what does not fit
    /// together and what this cluster does not have.
    static ApiObject filled(Write write) {
        JsonObject before = write.replaced().map(ApiObject::spec).orElse(JsonObject.EMPTY);
        ApiObject next = write.next();
        if (staysPreferred(next.spec(), before)) {
            return next;
        }
        JsonObject spec = withPolicy(next.spec(), before);
        refuse(next, problems -> ServiceIpRules.problems(of(next, spec), problems));
        JsonObject reduced = reduced(spec, before);
        refuse(
                next,
                problems -> {
                    released(spec, before, problems);
                    single(reduced, problems);
                    unknown(reduced, problems);
                });
        JsonObject inferred = reduced.with(FAMILIES, families(reduced));
        if (isOpen(of(next, inferred))) {
            return next.with("spec", withBoth(inferred));
        }
        refuse(next, problems -> missing(inferred, problems));
        return next.with(
                "spec",
                inferred.array(FAMILIES).isEmpty()
                        ? inferred.with(FAMILIES, JsonArray.ofStrings(List.of(IPV4)))
                        : inferred);
    }

    private static Service of(ApiObject object, JsonObject spec) {
        return new Service(object.with("spec", spec));
    }

    /// What a step finds wrong is told at once.
    private static void refuse(ApiObject object, Consumer<Problems> check) {
        var problems = new Problems();
        check.accept(problems);
        if (!problems.isEmpty()) {
            throw StatusException.invalid(
                    Service.KIND.type(), object.meta().name(), problems.list());
        }
    }

    /// A Service that takes what there is stays as it is until it is told otherwise.
    private static boolean staysPreferred(JsonObject next, JsonObject before) {
        return next.string(POLICY).equals(PREFER)
                && !next.string("type").equals(Service.EXTERNAL_NAME)
                && List.of(POLICY, "type", ADDRESSES, FAMILIES).stream()
                        .allMatch(it -> next.find(it).equals(before.find(it)));
    }

    /// Who says nothing means what was said before, or one family.
    private static JsonObject withPolicy(JsonObject spec, JsonObject before) {
        if (spec.has(POLICY)) {
            return spec;
        }
        boolean isOpen =
                spec.string("clusterIP").equals("None") && spec.object("selector").isEmpty();
        return spec.with(POLICY, before.findString(POLICY).orElse(isOpen ? REQUIRE : SINGLE));
    }

    /// Who wants one family from now on gives up the second, unless it names it.
    private static JsonObject reduced(JsonObject spec, JsonObject before) {
        JsonObject changed = spec;
        for (String field : List.of(ADDRESSES, FAMILIES)) {
            List<Json> values = spec.array(field).values();
            boolean kept = spec.find(field).equals(before.find(field));
            if (spec.string(POLICY).equals(SINGLE) && kept && values.size() > 1) {
                changed = changed.with(field, JsonArray.of(values.subList(0, 1)));
            }
        }
        return changed;
    }

    private static void released(JsonObject spec, JsonObject before, Problems problems) {
        String policy = spec.string(POLICY);
        if (policy.equals(SINGLE)) {
            return;
        }
        if (shrinks(spec, before, ADDRESSES)) {
            problems.invalid(
                    POLICY_PATH,
                    policy,
                    "must be 'SingleStack' to release the secondary cluster IP");
        }
        if (shrinks(spec, before, FAMILIES)) {
            problems.invalid(
                    POLICY_PATH,
                    policy,
                    "must be 'SingleStack' to release the secondary IP family");
        }
    }

    private static boolean shrinks(JsonObject spec, JsonObject before, String field) {
        int now = spec.array(field).size();
        return now > 0 && now < before.array(field).size();
    }

    private static void single(JsonObject spec, Problems problems) {
        if (!spec.string(POLICY).equals(SINGLE)) {
            return;
        }
        String words =
                "must be 'RequireDualStack' or 'PreferDualStack' when multiple %s are specified";
        if (spec.array(ADDRESSES).size() == 2) {
            problems.invalid(POLICY_PATH, SINGLE, words.formatted("cluster IPs"));
        }
        if (spec.array(FAMILIES).size() == 2) {
            problems.invalid(POLICY_PATH, SINGLE, words.formatted("IP families"));
        }
    }

    /// An address tells its family, which the cluster must have.
    private static void unknown(JsonObject spec, Problems problems) {
        List<String> ips = spec.strings(ADDRESSES);
        for (int i = spec.array(FAMILIES).size(); i < ips.size(); i++) {
            if (IpText.isIpv6(ips.get(i))) {
                problems.invalid(
                        "spec.clusterIPs[" + i + "]",
                        spec.array(ADDRESSES),
                        "IPv6 is not configured on this cluster");
            }
        }
    }

    private static JsonArray families(JsonObject spec) {
        var families = new ArrayList<>(spec.strings(FAMILIES));
        List<String> ips = spec.strings(ADDRESSES);
        for (int i = families.size(); i < ips.size() && !ips.get(i).equals("None"); i++) {
            families.add(IPV4);
        }
        return JsonArray.ofStrings(families);
    }

    private static boolean isOpen(Service service) {
        return service.isHeadless() && service.selector().isEmpty();
    }

    private static JsonObject withBoth(JsonObject spec) {
        var families = new ArrayList<>(spec.strings(FAMILIES));
        if (families.isEmpty()) {
            families.add(IPV4);
        }
        if (families.size() < 2 && !spec.string(POLICY).equals(SINGLE)) {
            families.add(families.getFirst().equals(IPV4) ? IPV6 : IPV4);
        }
        return spec.with(FAMILIES, JsonArray.ofStrings(families));
    }

    private static void missing(JsonObject spec, Problems problems) {
        if (spec.string(POLICY).equals(REQUIRE)) {
            problems.invalid(
                    POLICY_PATH, REQUIRE, "this cluster is not configured for dual-stack services");
        }
        List<String> families = spec.strings(FAMILIES);
        for (int i = 0; i < families.size(); i++) {
            if (!families.get(i).equals(IPV4)) {
                problems.invalid(
                        "spec.ipFamilies[" + i + "]",
                        families.get(i),
                        "not configured on this cluster");
            }
        }
    }
}
