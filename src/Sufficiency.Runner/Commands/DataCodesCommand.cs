using System.CommandLine;
using Sufficiency.Engine.Codes;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency data codes</c>: the codes that cells of a pack may hold, with their meaning.</summary>
internal sealed class DataCodesCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string?> list = new("list")
    {
        Description = "One list, such as need or tier. Default: every list.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public DataCodesCommand(CommandContext context)
        : base("codes", "Show the codes of needs, tiers, settings and other columns, with their meaning.")
    {
        this.context = context;
        Add(list);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var screen = new Screen(context.Output);
        foreach (var codes in Chosen(result.GetValue(list)))
        {
            screen.Heading($"{codes.Name}: {codes.Noun} ({codes.Source})");
            screen.Table(["Code", "Label", "Meaning"],
                codes.Entries.Select(entry => (IReadOnlyList<string>)[entry.Code, entry.Label, entry.Meaning]), 3);
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<CodeList> Chosen(string? name)
    {
        if (name is null) return CodeBook.Lists;
        return CodeBook.Find(name) is { } list ? [list] : throw new RequestException(
            $"There is no list {name}. The lists are {string.Join(", ", CodeBook.Lists.Select(known => known.Name))}.");
    }
}
