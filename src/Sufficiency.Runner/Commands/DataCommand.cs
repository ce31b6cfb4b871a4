using System.CommandLine;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency data build</c>: data packs from the publishers' downloads.</summary>
internal sealed class DataCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<string> downloads =
        Folder("--downloads", "Folder with the publishers' files, as the recipe's sources.csv names them.");
    private readonly Option<string> facts =
        Folder("--facts", "Folder with figures compiled from publications, each with source and certainty.");

    private readonly Option<string?> recipe = new("--recipe")
    {
        Description = "Folder with the authority's recipe, as init writes one. Default: the one that comes with the program.",
        HelpName = "folder",
    };

    private readonly Option<string> output = new("--out")
    {
        Description = "Folder that is to hold the packs.",
        HelpName = "folder",
        DefaultValueFactory = _ => "data",
    };

    public DataCommand(CommandContext context)
        : base("data", "Make data packs, and show the codes that they hold.")
    {
        this.context = context;
        var build = new Command("build", "Derive data packs from the publishers' downloads; "
            + "the same downloads give the same bytes.") { downloads, facts, recipe, output };
        build.SetAction(BuildAsync);
        Add(build);
        Add(new DataCodesCommand(context));
    }

    private async Task<int> BuildAsync(ParseResult result, CancellationToken cancellation)
    {
        var folder = result.GetValue(recipe) is { } named ? Full(named)
            : Path.Combine(context.ProgramFolder, "data", "recipes", "oxfordshire");
        var target = Full(result.GetRequiredValue(output));
        var request = new PackBuildRequest(Full(result.GetRequiredValue(downloads)), Full(result.GetRequiredValue(facts)), folder, target);
        await PackBuilder.BuildAsync(request, new LineProgress(context.Error), cancellation);
        await context.Error.WriteLineAsync($"Built. Check what stands in {target} with: sufficiency validate --data FOLDER");
        return ExitCode.Done;
    }

    private string Full(string folder) => Path.GetFullPath(folder, context.CurrentFolder);

    private static Option<string> Folder(string name, string description) =>
        new(name) { Description = description, HelpName = "folder", Required = true };
}
