package dev.kubejar.apiserver.cel.cost;

import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.Optional;

/// What functions of Kubernetes' own types cost.
final class AddressCosts {
    /// Bytes of an address.
    private static final Range ADDRESS = new Range(4, 16);

    private static final long MAX_FORMAT = 64;

    private AddressCosts() {}

    /// @param parses whether the argument is a text
    static CallCost containsIp(boolean parses) {
        return new CallCost(
                (it, _) -> twice(it[0]) + (parses ? over(it[1].size()) : 0),
                it ->
                        CallEstimate.of(
                                ADDRESS.plus(ADDRESS)
                                        .times(CallCost.TEXT)
                                        .plus(parsing(parses, it.get(1)))));
    }

    /// The range is masked first, and the bits of both are compared.
    ///
    /// @param parses whether the argument is a text
    static CallCost containsCidr(boolean parses) {
        return new CallCost(
                (it, _) ->
                        twice(it[0]) + over(it[0].size()) + 1 + (parses ? over(it[1].size()) : 0),
                it ->
                        CallEstimate.of(
                                ADDRESS.plus(ADDRESS)
                                        .times(CallCost.TEXT)
                                        .plus(ADDRESS.times(CallCost.TEXT))
                                        .plus(Range.ONE)
                                        .plus(parsing(parses, it.get(1)))));
    }

    private static Range parsing(boolean parses, Operand text) {
        return parses ? text.sizeOrUnknown().times(CallCost.TEXT) : Range.NOTHING;
    }

    private static long twice(Value value) {
        return over(value.size() * 2);
    }

    private static long over(long size) {
        return CallCost.ceil((double) size * CallCost.TEXT);
    }

    /// What `==` costs between two values of one of Kubernetes' types; empty for others.
    static Optional<CallEstimate> opaqueEquality(List<Operand> operands) {
        String type = operands.get(0).type().name();
        if (!type.equals(operands.get(1).type().name())) {
            return Optional.empty();
        }
        return switch (type) {
            case "net.IP", "net.CIDR", "kubernetes.Quantity", "kubernetes.Semver" ->
                    Optional.of(CallEstimate.of(Range.ONE));
            case "kubernetes.NamedFormat" ->
                    Optional.of(CallEstimate.of(new Range(1, MAX_FORMAT).times(CallCost.TEXT)));
            case "kubernetes.URL" -> {
                long most = operands.get(1).size().map(Range::max).orElse(1L);
                yield Optional.of(CallEstimate.of(new Range(1, most).times(CallCost.TEXT)));
            }
            default -> Optional.empty();
        };
    }
}
