package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes a Service's addresses and their families invalid, by themselves and as a change.
///
/// Source: `ValidateServiceClusterIPsRelatedFields` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
public final class ServiceIpRules {
    private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
    private static final List<String> FAMILY_POLICIES =
            List.of("PreferDualStack", "RequireDualStack", "SingleStack");
    private static final String ADDRESSES = "spec.clusterIPs";
    private static final String FAMILY_LIST = "spec.ipFamilies";
    private static final String POLICY = "spec.ipFamilyPolicy";
    private static final String FIXED = "may not change once set";

    private ServiceIpRules() {}

    /// Of the service as it is.
    public static void problems(Service service, Problems problems) {
        if (service.type().equals(Service.EXTERNAL_NAME)) {
            return; // it has none of all this, as others see to
        }
        JsonObject spec = service.object().spec();
        inSync(service, spec, problems);
        families(service.ipFamilies(), problems);
        spec.findString("ipFamilyPolicy")
                .ifPresent(it -> problems.oneOf(POLICY, it, FAMILY_POLICIES));
        List<String> ips = service.clusterIps();
        boolean isGood = addresses(ips, spec, problems);
        if (ips.size() > 2) {
            problems.invalid(ADDRESSES, spec.array("clusterIPs"), "may only hold up to 2 values");
        }
        if (isGood) {
            fitting(ips, service, problems);
        }
    }

    private static void inSync(Service service, JsonObject spec, Problems problems) {
        List<String> ips = service.clusterIps();
        JsonArray all = spec.array("clusterIPs");
        if (service.clusterIp().isEmpty()) {
            if (!ips.isEmpty()) {
                problems.invalid(ADDRESSES, all, "must be empty when `clusterIP` is not specified");
            }
        } else if (ips.isEmpty()) {
            problems.required(ADDRESSES);
        } else if (!ips.getFirst().equals(service.clusterIp())) {
            problems.invalid(ADDRESSES, all, "first value must match `clusterIP`");
        }
    }

    private static void families(List<String> families, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < families.size(); i++) {
            String path = FAMILY_LIST + "[" + i + "]";
            problems.oneOf(path, families.get(i), FAMILIES);
            if (!seen.add(families.get(i))) {
                problems.duplicate(path, families.get(i));
            }
        }
    }

    /// Returns whether all are good, so that more can be said of them.
    private static boolean addresses(List<String> ips, JsonObject spec, Problems problems) {
        boolean isGood = true;
        for (int i = 0; i < ips.size(); i++) {
            if (i == 0 && ips.getFirst().equals(Service.NO_IP)) {
                if (ips.size() > 1) {
                    isGood = false;
                    problems.invalid(
                            ADDRESSES,
                            spec.array("clusterIPs"),
                            "'None' must be the first and only value");
                }
                continue;
            }
            List<String> complaints = IpRules.legacyAddress(ips.get(i));
            problems.complaints(ADDRESSES + "[" + i + "]", ips.get(i), complaints);
            isGood &= complaints.isEmpty();
        }
        return isGood;
    }

    private static void fitting(List<String> ips, Service service, Problems problems) {
        boolean both =
                ips.stream().anyMatch(IpText::isIpv6) && !ips.stream().allMatch(IpText::isIpv6);
        if (ips.size() > 1 && !both) {
            problems.invalid(
                    ADDRESSES,
                    service.object().spec().array("clusterIPs"),
                    "may specify no more than one IP for each IP family");
        }
        List<String> families = service.ipFamilies();
        int count = hasNone(service) ? 0 : Math.min(ips.size(), families.size());
        for (int i = 0; i < count; i++) {
            String family = families.get(i);
            boolean differs =
                    FAMILIES.contains(family) && family.equals("IPv6") != IpText.isIpv6(ips.get(i));
            if (differs) {
                problems.invalid(
                        ADDRESSES + "[" + i + "]",
                        ips.get(i),
                        "expected an %s value as indicated by `ipFamilies[%d]`"
                                .formatted(family, i));
            }
        }
    }

    /// Whether its only address is `None`, as upstream asks here.
    static boolean hasNone(Service service) {
        return service.clusterIps().equals(List.of(Service.NO_IP));
    }

    // ---- changes

    /// Of the step from `previous`: addresses come and go, but the first stays.
    static void update(Service next, Service previous, Problems problems) {
        boolean isNamed =
                next.type().equals(Service.EXTERNAL_NAME)
                        || previous.type().equals(Service.EXTERNAL_NAME);
        if (isNamed) {
            return;
        }
        boolean isHeadless = hasNone(next);
        boolean wasHeadless = hasNone(previous);
        if (!isHeadless || !wasHeadless) {
            addresses(next, previous, problems);
        }
        if (!isHeadless && !wasHeadless) {
            families(next, previous, problems);
        }
    }

    private static void addresses(Service next, Service previous, Problems problems) {
        List<String> now = next.clusterIps();
        List<String> before = previous.clusterIps();
        JsonArray shown = next.object().spec().array("clusterIPs");
        if (now.size() == before.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(before.get(i))) {
                    problems.invalid(ADDRESSES + "[" + i + "]", shown, FIXED);
                }
            }
            return;
        }
        if (now.isEmpty()) {
            problems.invalidNone(ADDRESSES + "[0]", "primary clusterIP can not be unset");
        } else if (!before.isEmpty() && !now.getFirst().equals(before.getFirst())) {
            problems.invalid(ADDRESSES + "[0]", shown, FIXED);
        }
        if (now.size() == 1 && before.size() > 1) {
            released(next.object(), "clusterIP", problems);
        }
    }

    private static void families(Service next, Service previous, Problems problems) {
        List<String> now = next.ipFamilies();
        List<String> before = previous.ipFamilies();
        JsonObject spec = next.object().spec();
        if (now.size() == before.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(before.get(i))) {
                    problems.invalid(FAMILY_LIST + "[0]", spec.array("ipFamilies"), FIXED);
                }
            }
            return;
        }
        if (now.size() < before.size() && next.clusterIps().isEmpty()) {
            problems.invalid(
                    FAMILY_LIST + "[0]",
                    spec.array("ipFamilies"),
                    "primary ipFamily can not be unset");
        }
        boolean differs =
                !now.isEmpty() && !before.isEmpty() && !now.getFirst().equals(before.getFirst());
        if (differs) {
            problems.invalid(FAMILY_LIST + "[0]", spec.array("clusterIPs"), FIXED);
        }
        if (now.size() == 1 && before.size() > 1) {
            released(next.object(), "ipFamily", problems);
        }
    }

    private static void released(ApiObject next, String what, Problems problems) {
        Json policy = next.spec().find("ipFamilyPolicy").orElse(JsonNull.NULL);
        if (!policy.equals(Json.of("SingleStack"))) {
            problems.invalid(
                    POLICY,
                    policy,
                    "must be set to 'SingleStack' when releasing the secondary " + what);
        }
    }
}
