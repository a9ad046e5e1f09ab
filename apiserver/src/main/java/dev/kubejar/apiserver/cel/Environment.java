package dev.kubejar.apiserver.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.TypeType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.kubejar.apiserver.cel.function.Authorizations;
import dev.kubejar.apiserver.cel.function.Libraries;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What expressions of one place may name: the language, Kubernetes' libraries, and variables.
/// Compiles them. Safe for any thread.
final class Environment {
    private final CelCompiler compiler;

    private Environment(CelCompiler compiler) {
        this.compiler = compiler;
    }

    /// The language and the libraries, made when the first expression comes along.
    private static final class Language {
        static final CelCompiler COMPILER =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(options())
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addLibraries(CelExtensions.optional(), CelExtensions.comprehensions())
                        .addFunctionDeclarations(Libraries.declarations())
                        .addFunctionDeclarations(Authorizations.declarations())
                        .addVar("net.IP", TypeType.create(OpaqueType.create("net.IP")))
                        .addVar("net.CIDR", TypeType.create(OpaqueType.create("net.CIDR")))
                        .build();

        private Language() {}

        @SuppressWarnings("deprecation") // Kubernetes' language has uniform lists, so has ours
        private static CelOptions options() {
            return CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .enableHomogeneousLiterals(true)
                    .enableOptionalSyntax(true)
                    .build();
        }
    }

    /// @param types those of objects, by name
    static Environment of(Map<String, CelType> variables, ImmutableMap<String, CelType> types) {
        CelCompilerBuilder builder =
                Language.COMPILER.toCompilerBuilder().setTypeProvider(provider(types));
        variables.forEach(builder::addVar);
        return new Environment(builder.build());
    }

    /// Where `cel.bind(name, value, expression)` is part of the language, too.
    static Environment withBindings(
            Map<String, CelType> variables, ImmutableMap<String, CelType> types) {
        CelCompilerBuilder builder = of(variables, types).compiler.toCompilerBuilder();
        return new Environment(builder.addLibraries(CelExtensions.bindings()).build());
    }

    private static CelTypeProvider provider(ImmutableMap<String, CelType> types) {
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return types.values();
            }

            @Override
            public Optional<CelType> findType(String name) {
                return Optional.ofNullable(types.get(name));
            }
        };
    }

    /// An expression's tree, or what is wrong with it.
    sealed interface Compilation {}

    /// @param tree type-checked
    record Compiled(CelAbstractSyntaxTree tree) implements Compilation {
        boolean names(String variable) {
            return tree.getReferenceMap().values().stream()
                    .anyMatch(it -> it.name().equals(variable));
        }
    }

    /// @param issues in cel-go's words, several lines with the place marked
    record Rejected(String issues) implements Compilation {}

    Compilation compile(String expression) {
        CelValidationResult parsed = compiler.parse(expression);
        if (parsed.hasError()) {
            return new Rejected(Issues.ofParser(parsed));
        }
        try {
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                return new Rejected(Issues.ofChecker(checked));
            }
            CelAbstractSyntaxTree tree = checked.getAst();
            List<LiteralCheck.Misfit> misfits = LiteralCheck.misfits(tree);
            return misfits.isEmpty()
                    ? new Compiled(tree)
                    : new Rejected(Issues.ofLiterals(checked, misfits));
        } catch (CelValidationException e) {
            throw new IllegalStateException("no errors, and no tree", e);
        }
    }
}
