package dev.kubejar.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A test of the whole, on the suite's [Machine]; skipped, with the reason, where none can be had.
///
/// The constructor takes the [Machine], to start clusters of its own in it, alone; or a running
/// [Kubejar], which it shares with all tests that ask for one: such a test keeps to a namespace of
/// its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EndToEnd.Machines.class)
public @interface EndToEnd {

    /// Starts the machine and the shared cluster for the first test that wants them and closes them
    /// after the last.
    final class Machines implements ExecutionCondition, ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE =
                ExtensionContext.Namespace.create(Machines.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Machine.missing()
                    .map(ConditionEvaluationResult::disabled)
                    .orElse(ConditionEvaluationResult.enabled("a machine can be had"));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Machine.class || type == Kubejar.class;
        }

        /// Two clusters would want the same port and the same addresses: the shared one goes when a
        /// test wants the machine. Tests run in the order of their names (see
        /// `junit-platform.properties`), which leaves the sharing ones to the end.
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
            Machine machine =
                    store.getOrComputeIfAbsent(Machine.class, _ -> Machine.start(), Machine.class);
            if (parameter.getParameter().getType() == Kubejar.class) {
                return store.getOrComputeIfAbsent(
                        Kubejar.class, _ -> Kubejar.up(machine, "shared"), Kubejar.class);
            }
            Optional.ofNullable(store.remove(Kubejar.class, Kubejar.class))
                    .ifPresent(Kubejar::close);
            return machine;
        }
    }
}
