using System.Globalization;
using CsvHelper;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>Reads the user's own travel matrix: a line for every home area and provider with a location.</summary>
/// <remarks>A market without one place may be left out; its assumed distance stands then. So may a generic school; its journeys are
/// estimated. Faults beyond those of format: nil, doubled or missing journeys, and roads that the straight
/// line makes impossible or absurd.</remarks>
internal sealed class TravelMatrixReader
{
    private const double ShortestRoad = 0.98;
    private const double LongestRoad = 6.0;
    private const int LargestLineBytes = 1 << 20;
    private static readonly string[] Columns = ["area_code", "provider_id", "kilometres", "minutes"];

    private readonly string file;
    private readonly PlanningDataset dataset;
    private readonly Dictionary<string, int> areas;
    private readonly Dictionary<string, int> providers;
    private readonly bool[] stands; // [area, provider]
    private readonly List<Journey> journeys = [];
    private readonly IssueCollector issues = new();

    private TravelMatrixReader(string file, PlanningDataset dataset)
    {
        (this.file, this.dataset) = (file, dataset);
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
    public static IReadOnlyList<Journey> Read(TextReader text, string file, PlanningDataset dataset)
    {
        var reader = new TravelMatrixReader(file, dataset);
        reader.ReadLines(text);
        reader.issues.ThrowIfAny();
        reader.CheckCompleteness();
        reader.issues.ThrowIfAny();
        return reader.journeys;
    }

    private void ReadLines(TextReader text)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = true,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LargestLineBytes,
        };
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        var line = 0;
        try
        {
            if (ReadHeader(csv) is not { } at) return;
            for (line = 1; csv.Read(); line++)
            {
                line = (int)csv.LineNumber;
                var cells = new string[Columns.Length];
                for (var i = 0; i < cells.Length; i++) cells[i] = at[i] < csv.FieldCount ? csv.GetString(at[i]) : "";
                ReadLine(line, cells[0], cells[1], cells[2], cells[3]);
            }
        }
        catch (CsvFormatException)
        {
            issues.Add(new(file, line + 1, null, null, "The line cannot be taken apart.",
                "Check that this is the right file and save it as CSV in UTF-8."));
        }
    }

    private int[]? ReadHeader(CsvReader csv)
    {
        var header = csv.Read() ? Enumerable.Range(0, csv.FieldCount)
            .Select(i => csv.GetString(i).Trim().TrimStart('\uFEFF')).ToArray() : [];
        var at = Columns.Select(column => Array.IndexOf(header, column)).ToArray();
        foreach (var (column, _) in Columns.Zip(at).Where(pair => pair.Second < 0))
            issues.Add(new(file, 1, column, null, "The column is missing.",
                $"The first line must be {string.Join(',', Columns)}, separated by commas."));
        return issues.Any ? null : at;
    }

    private void ReadLine(int line, string areaCode, string providerId, string roadText, string timeText)
    {
        var (area, provider) = (Find(areas, areaCode, "area_code", line, "home area"),
            Find(providers, providerId, "provider_id", line, "provider"));
        var (road, time) = (Positive(roadText, "kilometres", line), Positive(timeText, "minutes", line));
        if (area is not { } a || provider is not { } p) return;
        var at = (a * providers.Count) + p;
        if (stands[at])
            issues.Add(new(file, line, "provider_id", providerId, $"The journey from {areaCode} stands twice.", "Keep one line."));
        stands[at] = true;
        if (road is not { } distance) return;
        CheckAgainstCrowFly(line, dataset.Areas[a], dataset.Providers[p], distance);
        if (time is { } minutes) journeys.Add(new(dataset.Areas[a].Code, dataset.Providers[p].Id, new(distance), new(minutes)));
    }

    private void CheckAgainstCrowFly(int line, HomeArea area, Provider provider, double road)
    {
        if (provider.Location is not { } location) return;
        var crowFly = area.Centroid.CrowFlyTo(location).Value;
        var value = road.ToString(CultureInfo.InvariantCulture);
        if (road < crowFly * ShortestRoad)
        {
            issues.Add(new(
                file, line, "kilometres", value,
                string.Create(CultureInfo.InvariantCulture, $"The road is shorter than the straight line of {crowFly:0.0} km."),
                "Check units (km, not miles) and that areas and providers are not swapped."));
        }
        else if (road > LongestRoad * Math.Max(crowFly, dataset.Travel.IntrazonalKilometres.Value))
        {
            // A school beside the centroid may lie several straight lines away by road.
            issues.Add(new(
                file, line, "kilometres", value,
                string.Create(CultureInfo.InvariantCulture, $"The road is more than six times the straight line of {crowFly:0.0} km."),
                "Check units (km, not metres) and the provider's location."));
        }
    }

    private void CheckCompleteness()
    {
        for (var p = 0; p < dataset.Providers.Count; p++)
        {
            var missing = Enumerable.Range(0, areas.Count).Where(a => !stands[(a * providers.Count) + p]).ToList();
            if (missing.Count == 0 || dataset.Providers[p].Location is null
                || (dataset.Providers[p].IsGeneric && missing.Count == areas.Count)) continue;
            var problem = string.Create(CultureInfo.InvariantCulture,
                $"Journeys from {missing.Count} of {areas.Count} home areas are missing, such as from {dataset.Areas[missing[0]].Code}.");
            issues.Add(new(file, null, "provider_id", dataset.Providers[p].Id.Value, problem,
                "Give a line for every home area and provider."));
        }
    }

    private int? Find(Dictionary<string, int> known, string code, string column, int line, string what)
    {
        if (known.TryGetValue(code, out var at)) return at;
        issues.Add(new(file, line, column, code, $"No such {what} is in the data.",
            "Use the codes of the data pack, or leave the line out."));
        return null;
    }

    private double? Positive(string text, string column, int line)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        if (isNumber && value > 0.0) return value;
        issues.Add(new(
            file, line, column, text, isNumber ? "It must be above zero." : "It is not a number.",
            "Give the one-way journey, at least the distance within the area, with a full stop as decimal mark."));
        return null;
    }
}
