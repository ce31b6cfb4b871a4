using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sufficiency.Runner.Commands;

/// <summary>Help: <c>--help</c> prints all, <c>-h</c> a line for each command and option, and the program alone prints examples.</summary>
/// <param name="option">The option that asks for help.</param>
/// <param name="whole">Prints the whole help.</param>
internal sealed class Help(HelpOption option, HelpAction whole) : SynchronousCommandLineAction
{
    private const string Examples = """
        Examples:
          sufficiency plan --areas msoa               the ten-year plan, in larger areas and so sooner
          sufficiency plan --set demand.growth=high   the same with more pupils than expected
          sufficiency compare runs/one runs/other     what makes two plans differ
          sufficiency init --files                    what to download for a plan of another authority

        """;

    /// <summary>Gives a command line this help.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        var help = new Help(option, (HelpAction)option.Action!);
        option.Action = help;
        root.SetAction(result => help.Invoke(result));
    }

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.GetResult(option)?.IdentifierToken?.Value is "-h") Short(output, command);
        else
        {
            whole.Invoke(parseResult);
            if (command is RootCommand) output.WriteLine(Examples.ReplaceLineEndings());
        }

        return ExitCode.Done;
    }

    private static void Short(TextWriter output, Command command)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        List<(string Name, string Text)> lines =
        [
            .. command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")),
            .. command.Subcommands.Select(inner => (inner.Name, inner.Description ?? "")),
            .. command.Options.Where(one => one is not HelpOption and not VersionOption).Select(one => (one.Name, one.Description ?? "")),
        ];
        var width = lines.Max(line => line.Name.Length);
        foreach (var (name, text) in lines) output.WriteLine($"  {name.PadRight(width)}  {FirstSentence(text)}");
        output.WriteLine();
        output.WriteLine("--help says more.");
    }

    private static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;
}
