package dev.kubejar.apiserver.cel.program;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;

/// An expression made ready to run.
public final class Program {
    private final Step root;
    private final int slots;

    private Program(Step root, int slots) {
        this.root = root;
        this.slots = slots;
    }

    /// Plans the steps.
    ///
    /// @param tree type-checked
    /// @param variables those that a run is given, in their order
    public static Program of(CelAbstractSyntaxTree tree, List<String> variables)
            throws PlanException {
        var planner = new Planner(tree, variables);
        Step root = planner.plan(tree.getExpr());
        return new Program(root, planner.slots());
    }

    /// Computes the value; what goes wrong in it is a [dev.kubejar.apiserver.cel.value.Failure].
    ///
    /// @param variables in the order of the program's
    /// @throws CostLimitException at the meter's limit
    public Value run(Meter meter, Value... variables) {
        var frame = new Frame(slots, meter);
        for (int i = 0; i < variables.length; i++) {
            frame.set(i, variables[i]);
        }
        return root.evaluate(frame);
    }
}
