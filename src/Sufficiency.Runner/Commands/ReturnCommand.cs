using System.CommandLine;
using System.Text;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Files;
using Sufficiency.Returns.Forms;
using Sufficiency.Returns.Mapping;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency return</c>: a statutory return of the tables of a run.</summary>
internal sealed class ReturnCommand : Command
{
    private static readonly Dictionary<string, AgeChoice> Ages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["turned-in-year"] = AgeChoice.TurnedInYear,
        ["at-31-august"] = AgeChoice.AtEndOfAugust,
    };

    private readonly CommandContext context;
    private readonly Argument<string> form = new("return") { Description = $"The return: {string.Join(", ", ReturnMaker.Names)}." };
    private readonly Argument<string[]> runs = new("run")
    {
        Description = "Folder of a run. Several runs of one sweep give the median, and the spread in the long form.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> against = new("--against")
    {
        Description = "Folder of the run whose committed schemes alone give the unmitigated figures. Default: the run itself.",
        HelpName = "folder",
    };

    private readonly Option<string?> output = new("--out")
    {
        Description = "The file to write: .xlsx for the form, .csv for the long form. Default: RETURN.xlsx in the first run's folder.",
        HelpName = "file",
    };

    private readonly Option<int?> suppress = new("--suppress")
    {
        Description = "Hide numbers of pupils under this number, and all that would give them back.",
        CustomParser = argument => (int)Choices.Number(argument, number => number is >= 2 and <= 1000 && number == Math.Truncate(number),
            "--suppress is a whole number from 2 to 1000, such as 5."),
        HelpName = "number",
    };

    private readonly Option<string?> version = new("--form")
    {
        Description = "Year or version of the form. Default: the newest that the program knows.",
        HelpName = "year",
    };

    private readonly Option<Choice<AgeChoice>?> age = new("--age")
    {
        Description = "Age turned in the school year, or age on 31 August before it. Default: the form's own.",
        HelpName = string.Join('|', Ages.Keys),
    };

    public ReturnCommand(CommandContext context)
        : base("return", "Fill a statutory return of a run, from its tables alone.")
    {
        this.context = context;
        age.CustomParser = argument => Choices.Word(argument, Ages);
        Add(form);
        Add(runs);
        foreach (var option in (Option[])[against, output, suppress, version, age]) Add(option);
        SetAction((result, _) => RunAsync(result));
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var name = result.GetRequiredValue(form).ToLowerInvariant();
        var folders = result.GetRequiredValue(runs).Select(Full).ToList();
        var path = Full(result.GetValue(output) ?? Path.Combine(folders[0], $"{name}.xlsx"));
        Check(name, folders, path);
        var book = ReturnMaker.Make(new(name, folders)
        {
            Against = result.GetValue(against) is { } other ? Full(other) : null,
            SuppressUnder = result.GetValue(suppress),
            Version = result.GetValue(version),
            Age = result.GetValue(age)?.Meaning,
        });
        try
        {
            await RunDocuments.WriteAsync(path, BytesOf(book, path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RequestException($"{path} cannot be written. Name another file with --out. ({fault.Message})");
        }

        await context.Output.WriteLineAsync(path);
        return ExitCode.Done;
    }

    private string Full(string path) => Path.GetFullPath(path, context.CurrentFolder);

    /// <summary>Tells every fault of the request at once.</summary>
    private static void Check(string name, List<string> folders, string path)
    {
        List<string> faults = [];
        if (!ReturnMaker.Names.Contains(name, StringComparer.Ordinal))
            faults.Add($"There is no return {name}. Name one of {string.Join(", ", ReturnMaker.Names)}.");
        if (folders.Distinct(StringComparer.Ordinal).Count() < folders.Count) faults.Add("A run is named twice. Name each once.");
        if (!IsCsv(path) && !path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            faults.Add($"{path} ends in neither .xlsx nor .csv. Name another file with --out.");
        if (File.Exists(path) || Directory.Exists(path))
            faults.Add($"{path} exists already and is left as it is. Name another file with --out.");
        if (faults.Count > 0) throw new RequestException(string.Join(Environment.NewLine, faults));
    }

    private static byte[] BytesOf(ReturnBook book, string path) =>
        IsCsv(path) ? Encoding.UTF8.GetBytes(LongFile.Write(book)) : RunDocuments.BytesOf(book);

    private static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
