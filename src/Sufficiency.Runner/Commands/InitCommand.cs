using System.CommandLine;
using Sufficiency.OpenData.Drafting;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency init</c>: a first data pack of any English authority from the publishers' national files.</summary>
internal sealed class InitCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string> authority = new("authority")
    {
        Description = "The authority's name, or the DfE's three-digit code, such as 936 or \"Milton Keynes\".",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> downloads = new("--downloads")
    {
        Description = "Folder with the publishers' files, national or cut to the authority. Their names do not matter.",
        HelpName = "folder",
    };

    private readonly Option<string?> facts = new("--facts")
    {
        Description = "Folder with fact sheets of your own, which win over the files. Blank ones come with the program: "
            + "data/recipes/blank/facts.",
        HelpName = "folder",
    };

    private readonly Option<string?> output = new("--out")
    {
        Description = "Folder for the pack; must be new or empty. Default: the authority's name where you stand.",
        HelpName = "folder",
    };

    private readonly Option<bool> files = new("--files")
    {
        Description = "List the files that a pack is made from, with the publishers' pages, and what is done without each.",
    };

    public InitCommand(CommandContext context)
        : base("init", "Make a first data pack of any English authority from national files.")
    {
        this.context = context;
        Add(authority);
        Add(downloads);
        Add(facts);
        Add(output);
        Add(files);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(files))
        {
            foreach (var file in DraftFiles.All) await context.Output.WriteLineAsync(Line(file));
            return ExitCode.Done;
        }

        if (result.GetValue(authority) is not { Length: > 0 } named || result.GetValue(downloads) is not { Length: > 0 } folder)
            throw new RequestException("Name the authority and the folder of downloads: sufficiency init \"Milton Keynes\" "
                + "--downloads FOLDER. sufficiency init --files lists what to download.");
        var request = new DraftRequest(named, Existing(folder, "--downloads"),
            result.GetValue(facts) is { } sheets ? Existing(sheets, "--facts") : null,
            Path.Combine(context.ProgramFolder, "data", "recipes", "national"),
            Full(result.GetValue(output) ?? string.Join('-', named.ToLowerInvariant().Split(
                [' ', ',', '/', '\\', '.'], StringSplitOptions.RemoveEmptyEntries))));
        var draft = await AuthorityDraft.BuildAsync(request, new LineProgress(context.Error), cancellation);
        var page = context.Output;
        await page.WriteLineAsync($"A first pack of {draft.AuthorityName} stands in {draft.Folder}.");
        await page.WriteLineAsync("Counts of plans are the DfE's. What no file gives is England's, and is marked as assumed (national).");
        await WriteAsync(page, "Files read", draft.Files.Where(file => file.Path is not null).Select(file => $"{file.Title}: {file.Path}"));
        await WriteAsync(page, "Files done without", draft.Files.Where(file => file.Path is null).Select(Line));
        await WriteAsync(page, "What to know", draft.Notes);
        await page.WriteLineAsync();
        await page.WriteLineAsync($"Next: sufficiency validate --data {draft.Folder} --areas msoa");
        await page.WriteLineAsync($"Then: sufficiency plan --data {draft.Folder} --areas msoa");
        return ExitCode.Done;
    }

    private static async Task WriteAsync(TextWriter page, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length == 0) return;
        await page.WriteLineAsync();
        await page.WriteLineAsync(heading);
        foreach (var line in all) await page.WriteLineAsync($"  - {line}");
    }

    private static string Line(DraftFile file) =>
        $"{file.Title} ({file.Page}){(file.Without is null ? ": needed" : $". Without it: {file.Without}")}.";

    private string Existing(string folder, string option) => Directory.Exists(Full(folder)) ? Full(folder)
        : throw new RequestException($"{option}: there is no folder {Full(folder)}.");

    private string Full(string folder) => Path.GetFullPath(folder, context.CurrentFolder);
}
