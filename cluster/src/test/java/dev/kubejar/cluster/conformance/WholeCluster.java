package dev.kubejar.cluster.conformance;

import dev.kubejar.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A test of one cluster that all such tests share; its methods take the [Api], or a [Namespace] of
/// their own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WholeCluster.Clusters.class)
@interface WholeCluster {

    /// Starts the cluster for the first test that wants it and ends it after the last.
    final class Clusters implements ParameterResolver {
        private static final ExtensionContext.Namespace STORE =
                ExtensionContext.Namespace.create(Clusters.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Api.class || type == Namespace.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Api api =
                    context.getRoot()
                            .getStore(STORE)
                            .getOrComputeIfAbsent(
                                    Running.class, _ -> Running.start(), Running.class)
                            .api();
            return parameter.getParameter().getType() == Api.class
                    ? api
                    : Namespace.make(
                            api, "conformance-" + context.getRequiredTestMethod().getName());
        }
    }

    /// The cluster, its client and its folder.
    record Running(Path folder, SimulatedCluster cluster, Api api) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("kubejar-conformance-");
                SimulatedCluster cluster = SimulatedCluster.start(folder);
                return new Running(folder, cluster, Api.of(cluster));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            api.close();
            cluster.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
