using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Reads added schemes from a text; every fault at once.</summary>
internal static class AddedSchemeReader
{
    private const int MostPlaces = 1000; // no special school of England has half as many pupils

    /// <summary>The columns of places for the pupils of a phase.</summary>
    public static IReadOnlyList<(Phase Phase, string Column)> PhaseColumns { get; } =
        [(Phase.Primary, "primary_places"), (Phase.Secondary, "secondary_places"), (Phase.PostSixteen, "post_sixteen_places")];

    /// <summary>The schemes of a text that could be read; faults go to <paramref name="issues"/>.</summary>
    public static IReadOnlyList<AddedScheme> Read(string file, string text, IssueCollector issues)
    {
        var schemes = new List<AddedScheme>();
        foreach (var row in AdditionTable.Read(file, text, issues).Rows)
        {
            if (SchemeOf(row) is not { } scheme) continue;
            new AddedSchemeChecks(row, scheme).Check();
            if (row.IsValid) schemes.Add(scheme);
        }

        return schemes;
    }

    /// <summary>The scheme of a row, so far as its cells could be taken; null where too little could.</summary>
    private static AddedScheme? SchemeOf(TableRow row)
    {
        var kind = row.FindText("kind") is { } code ? SchemeKinds.Find(code) : null;
        var places = Places(row, "places");
        var byPhase = PhaseColumns.Where(pair => row.TextOf(pair.Column).Length > 0)
            .ToDictionary(pair => pair.Phase, pair => Places(row, pair.Column));
        var years = YearGroups(row, kind == SchemeKind.Expansion ? [] : byPhase.Keys);
        if (kind is null || row.FindText("name") is not { } name || places is null || byPhase.Values.Any(list => list is null)
            || years is null) return null;
        var (easting, northing) = (row.Find<double>("easting"), row.Find<double>("northing"));
        if (easting is null != northing is null)
            row.Report(easting is null ? "easting" : "northing", $"{row.Label} has one coordinate without the other.",
                "Give easting and northing, or a postcode.");
        return new()
        {
            Name = name,
            Kind = kind.Value,
            Id = row.FindText("id"),
            At = row.FindText("at"),
            Postcode = row.FindText("postcode"),
            Location = easting is { } east && northing is { } north ? new GridPoint(east, north) : null,
            DistrictName = row.FindText("district_name"),
            Places = places,
            PlacesByPhase = byPhase.ToDictionary(pair => pair.Key, pair => pair.Value!),
            Needs = row.Find<NeedSet>("needs"),
            LowestYearGroup = years.Value.Lowest,
            HighestYearGroup = years.Value.Highest,
            Opens = row.Find<AcademicYear>("opens"),
            LatestOpening = row.Find<AcademicYear>("latest_opening"),
            IsCommitted = row.FindText("status") == "committed",
            Capital = new(row.Find<double>("capital_gbp") ?? 0.0),
            Funder = row.FindText("funder"),
            PlaceFunding = FindPounds(row, "place_funding_gbp"),
            TopUp = FindPounds(row, "top_up_gbp"),
            EnhancedTopUp = FindPounds(row, "enhanced_top_up_gbp"),
            AssetLifeYears = row.Find<int>("asset_life_years"),
            DecidedIn = row.Find<AcademicYear>("decided_in"),
            LeadYears = row.Find<int>("lead_years"),
            MinimumRoll = row.Find<double>("minimum_roll"),
            ViableFromYear = row.Find<int>("viable_from_year"),
            Source = row.FindText("source"),
            Origin = row.Origin ?? new(row.Table.File, row.Line,
                new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal)),
        };
    }

    private static Pounds? FindPounds(TableRow row, string column) => row.Find<double>(column) is { } amount ? new Pounds(amount) : null;

    /// <summary>Places by years since opening; null, with a fault, where they cannot be taken.</summary>
    private static IReadOnlyList<int>? Places(TableRow row, string column)
    {
        if (row.TextOf(column).Length == 0) return [];
        var places = new List<int>();
        foreach (var part in row.TextOf(column).Split(';', StringSplitOptions.TrimEntries))
        {
            Fault? fault = part.Length == 0 ? new("empty", "is not given", "Write a number for every year, as in 40;80;120.") : null;
            var number = fault is null ? NumberParser.Whole(part, 0, MostPlaces, out fault) : null;
            if (fault is not null)
            {
                row.Report(column, $"The number of places of {row.Label} in year {places.Count + 1} {fault.Predicate}.",
                    fault.Kind == "number" ? "Write places by years since opening, joined by semicolons: 40;80;120." : fault.Advice);
                return null;
            }

            places.Add((int)number!);
        }

        return places;
    }

    /// <summary>The year groups taught, from ages, from phases, or from the phases that places are for; null with a fault.</summary>
    private static (YearGroup? Lowest, YearGroup? Highest)? YearGroups(TableRow row, IEnumerable<Phase> phasesOfPlaces)
    {
        if (row.FindText("ages") is { } ages)
        {
            if (row.FindText("phases") is not null)
                row.Report("phases", $"{row.Label} has ages and phases.", "Keep one of the two.");
            if (Ages.Parse(ages, out var fault) is { } years) return (years.Lowest, years.Highest);
            row.Report("ages", $"The ages of {row.Label} {fault!.Predicate}.", fault.Advice);
            return null;
        }

        var phases = row.FindText("phases") is { } text ? Phases(row, text)
            : [.. phasesOfPlaces];
        if (phases is null) return null;
        if (phases.Count == 0) return (null, null);
        return (new YearGroup(phases.Min(Lowest)), new YearGroup(phases.Max(Highest)));
    }

    private static List<Phase>? Phases(TableRow row, string text)
    {
        var phases = new List<Phase>();
        foreach (var code in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var phase = PhaseColumns.Select(pair => (Phase?)pair.Phase).FirstOrDefault(known => ValueParser.ToCode(known!.Value) == code);
            if (phase is null)
            {
                row.Report("phases", $"The phase {code} of {row.Label} is not known.",
                    "Use primary, secondary and post_sixteen, joined by semicolons.");
                return null;
            }

            phases.Add(phase.Value);
        }

        return phases;
    }

    private static int Lowest(Phase phase) => phase switch { Phase.Primary => 0, Phase.Secondary => 7, _ => 12 };

    private static int Highest(Phase phase) => phase switch { Phase.Primary => 6, Phase.Secondary => 11, _ => YearGroup.LastPlaced };
}
