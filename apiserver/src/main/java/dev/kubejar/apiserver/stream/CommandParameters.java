package dev.kubejar.apiserver.stream;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.apiserver.request.Parameters;
import dev.kubejar.client.NodeConnector.ExecOptions;
import java.util.List;
import java.util.Optional;

/// Reads what to run, and with which streams, out of a query.
///
/// Source: [PodExecOptions](https://pkg.go.dev/k8s.io/api/core/v1#PodExecOptions)
final class CommandParameters {

    private CommandParameters() {}

    static ExecOptions exec(Query query) {
        List<String> command = query.all("command");
        if (command.isEmpty()) {
            throw StatusException.badRequest(
                    "you must specify at least one command for the container");
        }
        return options(query, command, false);
    }

    static ExecOptions attach(Query query) {
        return options(query, List.of(), true);
    }

    /// @param outputs whether stdout and stderr are connected unless the query says otherwise
    private static ExecOptions options(Query query, List<String> command, boolean outputs) {
        boolean stdin = Parameters.flag(query, "stdin");
        boolean stdout = flag(query, "stdout", outputs);
        boolean stderr = flag(query, "stderr", outputs);
        boolean tty = Parameters.flag(query, "tty");
        if (!stdin && !stdout && !stderr) {
            throw StatusException.badRequest(
                    "you must specify at least 1 of stdin, stdout, stderr");
        }
        return new ExecOptions(command, stdin, stdout, stderr && !tty, tty);
    }

    private static boolean flag(Query query, String name, boolean otherwise) {
        Optional<Boolean> said = Parameters.findFlag(query, name);
        return said.orElse(otherwise);
    }
}
