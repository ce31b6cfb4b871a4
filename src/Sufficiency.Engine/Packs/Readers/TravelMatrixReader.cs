using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>Reads the user's own travel matrix: a line for every home area and provider with a location.</summary>
/// <remarks>A market without one place may be left out; its assumed distance stands then. So may a generic school; its journeys are
/// estimated.</remarks>
internal sealed class TravelMatrixReader
{
    private readonly Table table;
    private readonly PlanningDataset dataset;
    private readonly Dictionary<string, int> areas;
    private readonly Dictionary<string, int> providers;
    private readonly bool[] stands; // [area, provider]
    private readonly List<Journey> journeys = [];

    private TravelMatrixReader(Table table, PlanningDataset dataset)
    {
        (this.table, this.dataset) = (table, dataset);
        areas = dataset.Areas.Select((area, i) => (area.Code.Value, i))
            .ToDictionary(pair => pair.Value, pair => pair.i, StringComparer.Ordinal);
        providers = dataset.Providers.Select((provider, i) => (provider.Id.Value, i))
            .ToDictionary(pair => pair.Value, pair => pair.i, StringComparer.Ordinal);
        stands = new bool[areas.Count * providers.Count];
    }

    /// <summary>The journeys, in the order of the file.</summary>
    /// <param name="text">CSV text with a header line.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="dataset">The areas and providers it must cover.</param>
    /// <exception cref="DataIssueException">Something is wrong with it; every fault at once.</exception>
    public static IReadOnlyList<Journey> Read(string text, string file, PlanningDataset dataset)
    {
        var issues = new IssueCollector();
        var reader = new TravelMatrixReader(ReadCells(text, file, issues), dataset);
        reader.ReadRows();
        issues.ThrowIfAny();
        return reader.journeys;
    }

    /// <summary>The rows with their cells taken; faults of format go to <paramref name="issues"/>.</summary>
    public static Table ReadCells(string text, string file, IssueCollector issues)
    {
        var cells = new Table(PackSchema.Current.Journeys, file, issues,
            row => $"the journey from {row.TextOf("area_code")} to {row.TextOf("provider_id")}");
        TableFileReader.FillWhole(cells, text);
        CellReader.Read(cells);
        return cells;
    }

    private void ReadRows()
    {
        if (table.MissingColumns.Count > 0) return;
        var isOtherLevel = FindOtherLevel();
        foreach (var row in table.Rows)
        {
            var (area, provider) = (isOtherLevel ? null : Find(areas, row, "area_code", "home area"),
                Find(providers, row, "provider_id", "provider"));
            if (area is not { } a || provider is not { } p) continue;
            stands[(a * providers.Count) + p] = true;
            if (!row.IsValid) continue;
            JourneyIsPossible.Check(row, dataset.Areas[a], dataset.Providers[p], dataset.Travel);
            journeys.Add(new(dataset.Areas[a].Code, dataset.Providers[p].Id, new(row.Number("kilometres")), new(row.Number("minutes"))));
        }

        if (!isOtherLevel) CheckCompleteness();
    }

    /// <summary>Whether the file gives journeys from LSOAs where home areas are MSOAs, or the reverse; that is one fault.</summary>
    private bool FindOtherLevel()
    {
        if (dataset.Areas.Count == 0 || LevelOf(dataset.Areas[0].Code.Value) is not { } wanted) return false;
        var others = table.Rows.Where(row => !areas.ContainsKey(row.TextOf("area_code"))
            && LevelOf(row.TextOf("area_code")) is { } given && given != wanted).ToList();
        if (others.Count * 2 <= table.Rows.Count || others.Count == 0) return false;
        var other = LevelOf(others[0].TextOf("area_code"))!;
        others[0].Report("area_code", $"The journeys start from {other}s, and the home areas are {wanted}s.",
            $"Plan with --areas {other.ToLowerInvariant()}, or give the journeys from {wanted}s.");
        return true;
    }

    /// <summary>The level of a census code of England or Wales (ONS, Register of Geographic Codes), or null.</summary>
    private static string? LevelOf(string code) => code.Length != 9 ? null : code[..3] switch
    {
        "E01" or "W01" => "LSOA",
        "E02" or "W02" => "MSOA",
        _ => null,
    };

    private void CheckCompleteness()
    {
        if (!table.HasEveryLine) return;
        for (var p = 0; p < dataset.Providers.Count; p++)
        {
            var missing = Enumerable.Range(0, areas.Count).Where(a => !stands[(a * providers.Count) + p]).ToList();
            if (missing.Count == 0 || dataset.Providers[p].Location is null
                || (dataset.Providers[p].IsGeneric && missing.Count == areas.Count)) continue;
            var problem = string.Create(CultureInfo.InvariantCulture,
                $"Journeys from {missing.Count} of {areas.Count} home areas are missing, such as from {dataset.Areas[missing[0]].Code}.");
            table.Report(null, "provider_id", dataset.Providers[p].Id.Value, problem, "Give a line for every home area and provider.");
        }
    }

    private static int? Find(Dictionary<string, int> known, TableRow row, string column, string what)
    {
        var code = row.TextOf(column);
        if (known.TryGetValue(code, out var at)) return at;
        if (code.Length > 0)
            row.Report(column, $"No {what} has the code {code}.",
                NearestName.Advise(code, known.Keys, "Use the codes of the data pack, or leave the line out."), column);
        return null;
    }
}
