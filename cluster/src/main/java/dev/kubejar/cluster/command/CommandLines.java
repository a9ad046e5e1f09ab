package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.UsageException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command line as a whole: finds the command, runs it, turns what goes wrong into one line and
/// an exit code.
public final class CommandLines {
    private static final String DEFAULT_COMMAND = "up";
    private static final List<String> ROOT_OPTIONS = List.of("-h", "--help", "-V", "--version");

    private CommandLines() {}

    /// Runs `args` and answers the exit code: 0, 2 for a mistake of the user's, 1 for one of ours.
    public static int run(String[] args) {
        String[] words = withDefaultCommand(args);
        return commands(words[0])
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> explain(e))
                .setExecutionExceptionHandler((e, line, _) -> explain(e, line))
                .execute(words);
    }

    /// `up` alone when it is asked for, else all: picocli compiles 40 regular expressions for each
    /// command that it is told of, and a start would wait for them.
    private static CommandLine commands(String first) {
        var root = new CommandLine(new KubejarCommand());
        root.addSubcommand(new UpCommand());
        if (!first.equals(DEFAULT_COMMAND)) {
            root.addSubcommand(new StatusCommand())
                    .addSubcommand(new StopCommand())
                    .addSubcommand(new DeleteCommand())
                    .addSubcommand(new KubeconfigCommand())
                    .addSubcommand(new VersionCommand())
                    .addSubcommand(new RehearseCommand());
        }
        return root;
    }

    /// `kubejar --nodes 2` means `kubejar up --nodes 2`.
    static String[] withDefaultCommand(String[] args) {
        boolean namesCommand =
                args.length > 0 && (!args[0].startsWith("-") || ROOT_OPTIONS.contains(args[0]));
        return namesCommand
                ? args
                : Stream.concat(Stream.of(DEFAULT_COMMAND), Stream.of(args)).toArray(String[]::new);
    }

    private static int explain(ParameterException e) {
        var err = e.getCommandLine().getErr();
        err.println(
                "kubejar: "
                        + e.getMessage()
                        + " (see kubejar "
                        + name(e.getCommandLine())
                        + "--help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static String name(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName() + " ";
    }

    private static int explain(Exception e, CommandLine command) throws Exception {
        if (e instanceof UsageException usage) {
            command.getErr().println("kubejar: " + usage.getMessage());
            return usage.exitCode();
        }
        throw e;
    }
}
