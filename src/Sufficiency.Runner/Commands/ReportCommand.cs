using System.CommandLine;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency report</c>: the report or the workbook of a run, made again from its tables.</summary>
internal sealed class ReportCommand : Command
{
    private static readonly Dictionary<string, ReportFormat> Formats =
        Enum.GetValues<ReportFormat>().ToDictionary(EndingOf, format => format, StringComparer.OrdinalIgnoreCase);

    private readonly CommandContext context;
    private readonly Argument<string[]> runs = new("run")
    {
        Description = "Folder of a run, such as runs/oxfordshire-lsoa-named. Two to four folders are compared on one baseline.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<Choice<ReportFormat>> format = Choices.Option(
        "--format", "The report (html, or docx for Word), or the workbook for Excel (xlsx) or LibreOffice (ods).", Formats, "html");

    private readonly Option<string?> output = new("--out")
    {
        Description = "The file to write. Default: report.html, report.docx, plan.xlsx or plan.ods in the run's folder; "
            + "of several runs comparison.html and so on where you stand.",
        HelpName = "file",
    };

    private readonly Option<double?> suppress = new("--suppress")
    {
        Description = "Hide counts of pupils under this number, and all that would give them back.",
        CustomParser = argument => Choices.Number(argument, number => number is >= 2 and <= 1000 && number == Math.Truncate(number),
            "--suppress is a whole number from 2 to 1000, such as 5."),
        HelpName = "number",
    };

    public ReportCommand(CommandContext context)
        : base("report", "Write the report or the workbook of a run again, or compare two to four runs, from their tables alone.")
    {
        this.context = context;
        Add(runs);
        Add(format);
        Add(output);
        Add(suppress);
        SetAction((result, _) => RunAsync(result));
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var form = result.GetValue(format).Meaning;
        var under = result.GetValue(suppress);
        var folders = result.GetRequiredValue(runs).Select(run => Path.GetFullPath(run, context.CurrentFolder)).ToList();
        if (folders.Count > 1 && under is not null)
            throw new RequestException("A comparison cannot hide small numbers. Leave --suppress out, or name one run.");
        var path = Target(result, folders.Count == 1
            ? Path.Combine(folders[0], RunDocuments.NameOf(form)) : RunDocuments.NameOfComparison(form), form);
        var content = folders.Count == 1
            ? await RunDocuments.MakeAsync(folders[0], form, under) : await RunDocuments.CompareAsync(folders, form);
        try
        {
            await RunDocuments.WriteAsync(path, content);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RequestException($"{path} cannot be written. Name another file with --out. ({fault.Message})");
        }

        await context.Output.WriteLineAsync(path);
        return ExitCode.Done;
    }

    /// <summary>The file to write, which must be new and end as its format does.</summary>
    private string Target(ParseResult result, string otherwise, ReportFormat form)
    {
        var path = Path.GetFullPath(result.GetValue(output) ?? otherwise, context.CurrentFolder);
        if (!path.EndsWith($".{EndingOf(form)}", StringComparison.OrdinalIgnoreCase))
            throw new RequestException($"{path} does not end in .{EndingOf(form)}. Name another file, or another format with --format.");
        if (File.Exists(path) || Directory.Exists(path))
            throw new RequestException($"{path} exists already and is left as it is. Name another file with --out.");
        return path;
    }

    private static string EndingOf(ReportFormat format) => Path.GetExtension(RunDocuments.NameOf(format))[1..];
}
