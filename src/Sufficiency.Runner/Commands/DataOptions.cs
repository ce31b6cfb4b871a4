using System.CommandLine;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary>The options that say which data to read; every command that reads data has them.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> data = new("--data")
    {
        Description =
            "Folder with a data pack of your own (a plan.yaml and its tables). Default: the Oxfordshire packs that come with the program.",
        HelpName = "folder",
    };

    private readonly Option<string?> scenario = new("--scenario")
    {
        Description = "A scenario's name, or a plan file.",
        HelpName = "name or file",
    };

    private readonly Option<Choice<AreaLevel>> areas =
        Choices.Option("--areas", "How finely home areas are cut.", Choices.Areas, "lsoa");

    private readonly Option<string[]> set = new("--set")
    {
        Description = "Replace a figure: an assumption (demand.growth=high) or a cell of a table; may be given more than once.",
        AllowMultipleArgumentsPerToken = false,
        HelpName = "path=value",
    };

    private readonly Option<string[]> add = new("--add")
    {
        Description = "Add the schemes of a file, one a row: name, postcode, kind, places by year, needs, ages, cost; "
            + "may be given more than once.",
        AllowMultipleArgumentsPerToken = false,
        HelpName = "file",
    };

    private readonly Option<string?> actions = new(ActionFile.Option)
    {
        Description = "Take the actions of a file: mitigations that change new plans, moves between tiers, ceasing or prices.",
        HelpName = "file",
    };

    private readonly Option<string?> only = new(ActionFile.OnlyOption)
    {
        Description = "Only these actions of the file, by identifier, joined by commas.",
        HelpName = "ids",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="looksAtSchemes">Whether a scheme that is added can change what the command says.</param>
    /// <param name="takesActions">Whether the command takes actions by an option.</param>
    public void AddTo(Command command, bool looksAtSchemes, bool takesActions = false)
    {
        command.Add(data);
        command.Add(scenario);
        command.Add(areas);
        command.Add(set);
        if (looksAtSchemes) command.Add(add);
        if (!takesActions) return;
        command.Add(actions);
        command.Add(only);
    }

    /// <summary>The folder of data that was named; null for the packs that come with the program.</summary>
    public string? Folder(ParseResult result) => result.GetValue(data);

    /// <summary>How finely home areas are cut.</summary>
    public AreaLevel Areas(ParseResult result) => result.GetValue(areas).Meaning;

    /// <summary>Those options given that speak of a single future.</summary>
    public IEnumerable<string> OfOneFuture(ParseResult result) => Choices.Given(result, [scenario, set, add, actions, only]);

    /// <summary>The request they make.</summary>
    public DatasetRequest Request(ParseResult result, CommandContext context)
    {
        var locator = new ScenarioLocator(context.ProgramFolder, context.CurrentFolder);
        return new(locator.Locate(result.GetValue(data), result.GetValue(scenario)), result.GetValue(set) ?? [], Areas(result))
        {
            Additions = [.. Files(result).SelectMany(file => AddedScheme.ReadFile(Path.GetFullPath(file, context.CurrentFolder)))],
            Actions = Actions(result, context),
        };
    }

    private ActionFile? Actions(ParseResult result, CommandContext context)
    {
        var ids = result.GetResult(only) is null ? null : result.GetValue(only);
        if (result.GetResult(actions) is not null && result.GetValue(actions) is { } file)
            return ActionFile.ReadFile(Path.GetFullPath(file, context.CurrentFolder)).Only(Ids(ids));
        return ids is null ? null
            : throw new RequestException($"{only.Name} names actions of a file. Name the file too: {actions.Name} FILE.");
    }

    /// <summary>Identifiers joined by commas.</summary>
    public static IReadOnlyList<string> Ids(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string[] Files(ParseResult result) => result.GetResult(add) is null ? [] : result.GetValue(add) ?? [];

    /// <summary>Another scenario as it stands, from the same folder; null where none is named.</summary>
    public DatasetRequest? RequestOf(string? other, ParseResult result, CommandContext context) => other is null
        ? null
        : new(new ScenarioLocator(context.ProgramFolder, context.CurrentFolder).Locate(result.GetValue(data), other), [],
            Areas(result));
}
