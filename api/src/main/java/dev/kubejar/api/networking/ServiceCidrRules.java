package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.net.AnyCidr;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about ServiceCIDRs: at most one range of each family, for good.
public final class ServiceCidrRules implements Rules {
    private static final String PATH = "spec.cidrs";

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec()).with("status", object.status());
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) -> object.with("status", JsonObject.EMPTY);
            case Write.Update(var next, _) -> next;
        };
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        List<String> cidrs = new ServiceCidr(object).cidrs();
        if (cidrs.isEmpty()) {
            problems.required(PATH, "at least one CIDR required");
        } else if (cidrs.size() > 2) {
            problems.invalid(PATH, shown(cidrs), "may only hold up to 2 values");
        } else if (cidrs.size() == 2 && !areOfBothFamilies(cidrs)) {
            problems.invalid(
                    PATH,
                    shown(cidrs),
                    "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and"
                            + " 2001:db8::/64");
        } else {
            for (int i = 0; i < cidrs.size(); i++) {
                problems.complaints(
                        PATH + "[" + i + "]", cidrs.get(i), IpRules.range(cidrs.get(i)));
            }
        }
        if (write instanceof Write.Update(var next, var previous)) {
            problems.immutable(next.spec(), previous.spec(), "spec", "cidrs");
        }
        return problems.list();
    }

    private static boolean areOfBothFamilies(List<String> cidrs) {
        List<Integer> families =
                cidrs.stream()
                        .flatMap(it -> AnyCidr.parse(it).stream())
                        .map(it -> it.address().bits())
                        .distinct()
                        .toList();
        return families.size() == 2;
    }

    /// The spec with the names that the fields have in Go, which upstream prints.
    private static Json shown(List<String> cidrs) {
        return JsonObject.of("CIDRs", JsonArray.ofStrings(cidrs));
    }
}
