using System.CommandLine;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Web.Comparison.Difference;

namespace Sufficiency.Runner.Commands;

/// <summary>Options of <c>compare</c> that explain the difference of two runs by their inputs.</summary>
internal sealed class DifferenceOptions
{
    private readonly Option<bool> explain = new("--explain")
    {
        Description = "Explain two runs by their inputs: what differs, and what each group of changes does to cost, lack of places and "
            + "schemes. A plan is made for every group.",
    };

    private readonly Option<string?> output = new("--out")
    {
        Description = "With --explain: folder for the explanation. Default: a new folder under runs.",
        HelpName = "folder",
    };

    private readonly Option<string?> firstData = Data("--first-data", "first");
    private readonly Option<string?> secondData = Data("--second-data", "second");

    private readonly Option<bool> force =
        new("--force") { Description = "With --explain: replace an explanation that stands in that folder already." };

    private IReadOnlyList<Option> OfExplaining => [output, firstData, secondData, force];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(explain);
        foreach (var option in OfExplaining) command.Add(option);
    }

    /// <summary>Whether an explanation is asked for; its other options are refused without it.</summary>
    /// <exception cref="RequestException">An option needs <c>--explain</c>, or other than two runs are named.</exception>
    public bool IsAsked(ParseResult result, int folders)
    {
        if (!result.GetValue(explain))
        {
            var given = Choices.Given(result, OfExplaining);
            if (given.Count > 0) throw new RequestException($"{string.Join(" and ", given)} needs --explain.");
            return false;
        }

        if (folders != 2)
            throw new RequestException("--explain needs the folders of two runs: the first and the one that differs from it.");
        return true;
    }

    /// <summary>Explains, writes the tables and the page, and prints the page or a JSON document.</summary>
    public async Task<int> RunAsync(ParseResult result, CommandContext context, IReadOnlyList<string> runs, bool json,
        CancellationToken cancellation)
    {
        var request = new DifferenceRequest(runs[0], runs[1], Folder(result, context, runs))
        {
            FromPack = Full(result.GetValue(firstData), context),
            ToPack = Full(result.GetValue(secondData), context),
            Overwrites = result.GetValue(force),
        };
        var display = new ProgressDisplay(context.Error, context.Clock);
        RunDifference difference;
        try
        {
            difference = await display.RunAsync(
                context.ErrorIsTerminal, progress => new DifferenceStudy(context.Clock).RunAsync(request, progress, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync("Stopped. Nothing was written.");
            return ExitCode.NoPlan;
        }

        var page = Path.Combine(request.OutputFolder, DifferenceReport.FileName);
        await RunDocuments.WriteAsync(page, RunDocuments.BytesOf(await DifferenceReport.RenderAsync(difference)));
        if (json) DifferenceScreen.WriteDocument(context.Output, difference);
        else DifferenceScreen.Write(new Screen(context.Output), difference);
        await context.Error.WriteLineAsync($"Page: {page}");
        return ExitCode.Done;
    }

    private string Folder(ParseResult result, CommandContext context, IReadOnlyList<string> runs) =>
        Full(result.GetValue(output), context)
        ?? RunFolder.Choose(context.CurrentFolder, RunFolder.NameOf([Path.GetFileName(runs[0]), "to", Path.GetFileName(runs[1])]));

    private static string? Full(string? folder, CommandContext context) =>
        folder is null ? null : Path.GetFullPath(folder, context.CurrentFolder);

    private static Option<string?> Data(string name, string which) => new(name)
    {
        Description = $"With --explain: the data pack of the {which} run, as it was, where it lies elsewhere now.",
        HelpName = "folder",
    };
}
