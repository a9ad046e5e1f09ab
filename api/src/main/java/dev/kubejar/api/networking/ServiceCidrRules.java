package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.net.AnyCidr;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about ServiceCIDRs: at most one range of each family, for good. A new one may
/// bring its own status: upstream does not take that away.
public final class ServiceCidrRules implements Rules {
    private static final String PATH = "spec.cidrs";

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec()).with("status", object.status());
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        List<String> cidrs = new ServiceCidr(write.next()).cidrs();
        switch (write) {
            case Write.Create _ -> ranges(cidrs, problems);
            case Write.Update(_, var previous) ->
                    update(cidrs, new ServiceCidr(previous).cidrs(), problems);
        }
        return problems.list();
    }

    private static void ranges(List<String> cidrs, Problems problems) {
        if (cidrs.isEmpty()) {
            problems.required(PATH, "at least one CIDR required");
        } else if (cidrs.size() > 2) {
            problems.invalid(PATH, shown(cidrs), "may only hold up to 2 values");
        } else {
            for (int i = 0; i < cidrs.size(); i++) {
                problems.complaints(
                        PATH + "[" + i + "]", cidrs.get(i), IpRules.range(cidrs.get(i)));
            }
            if (cidrs.size() == 2 && areOfOneFamily(cidrs)) {
                problems.invalid(
                        PATH,
                        JsonArray.ofStrings(cidrs),
                        "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and"
                                + " 2001:db8::/64");
            }
        }
    }

    private static boolean areOfOneFamily(List<String> cidrs) {
        List<Integer> families =
                cidrs.stream()
                        .flatMap(it -> AnyCidr.parse(it).stream())
                        .map(it -> it.address().bits())
                        .toList();
        return families.size() == 2 && families.getFirst().equals(families.getLast());
    }

    /// A range of the other family may come to the one that is there; else nothing changes.
    private static void update(List<String> now, List<String> before, Problems problems) {
        boolean grows = before.size() == 1 && now.size() == 2;
        if (now.size() != before.size() && !grows) {
            problems.invalid(PATH, JsonArray.ofStrings(now), Problems.IMMUTABLE);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!now.get(i).equals(before.get(i))) {
                problems.invalid(PATH + "[" + i + "]", now.get(i), Problems.IMMUTABLE);
            }
        }
        if (grows) {
            ranges(now, problems);
        }
    }

    /// The spec with the names that the fields have in Go, which upstream prints.
    private static Json shown(List<String> cidrs) {
        return JsonObject.of("CIDRs", JsonArray.ofStrings(cidrs));
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.ANY.withoutMetadata().at(subresource);
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.STATUS_AT_BIRTH);
    }
}
