using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Where the tables of a plan stand in a run folder.</summary>
/// <param name="Code">Code of the plan in the column <c>plan</c>.</param>
/// <param name="Folder">Folder of the plan's own files.</param>
/// <param name="SharedFolder">Folder of the files that it shares with the plan that it stands beside.</param>
internal sealed record PlanPlace(string Code, string Folder, string SharedFolder)
{
    /// <summary>The plan of a run.</summary>
    public static PlanPlace Plan { get; } = new("plan", "", "");

    /// <summary>Committed schemes only.</summary>
    public static PlanPlace DoMinimum { get; } = new("do_minimum", RunTables.DoMinimumFolder, "");

    /// <summary>The plan with every scheme in its planned year.</summary>
    public static PlanPlace AsPlanned { get; } = new("as_planned", RunTables.AsPlannedFolder, RunTables.SlipFolder);

    /// <summary>The plan with delayed schemes in their delayed years.</summary>
    public static PlanPlace Slipped { get; } = new("slipped", RunTables.SlippedFolder, RunTables.SlipFolder);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlanPlace> All { get; } = [Plan, DoMinimum, AsPlanned, Slipped];

    /// <summary>Whether plans share the file of a table.</summary>
    public static bool IsShared(string table) =>
        PlanTableDefinitions.Together.Any(found => string.Equals(found.Name, table, StringComparison.Ordinal));

    /// <summary>The place whose own files stand in a folder.</summary>
    public static PlanPlace In(string folder) => All.First(place => string.Equals(place.Folder, folder, StringComparison.Ordinal));
}
