using System.Globalization;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The instances that peers are timed on, by name; every one chooses its schemes.</summary>
internal static class PeerInstance
{
    /// <summary>How names are written, for help and messages.</summary>
    public const string Names = "small (a pack of three areas), announced:N (N MSOAs of the plan of March 2023, with one optional scheme), "
        + "msoa:N (N of Oxfordshire's MSOAs, the estate scaled to them), district:NAME (the MSOAs of a district), msoa, lsoa, "
        + "lsoa*K (each area cut into K equal parts at the same point)";

    /// <summary>Those of the table, from small to large.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["msoa:1", "msoa:3", "msoa", "lsoa"];

    /// <summary>The problem of a name.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public static MixedIntegerProblem Build(string name)
    {
        var (kind, argument) = Parse(name);
        var read = new DatasetReader().Load(new(
            kind switch
            {
                "small" => RepositoryFolder.At("tests", "Sufficiency.Runner.Tests", "Packs", "small"),
                "announced" => RepositoryFolder.At("data", "scenarios", "as-announced-2023"),
                _ => RepositoryFolder.At("data", "oxfordshire"),
            },
            [],
            kind is "lsoa" or "small" ? AreaLevel.Lsoa : AreaLevel.Msoa));
        var dataset = read.Dataset;
        if (kind is "lsoa" && argument.Length > 0) dataset = FinerCounty.Split(dataset, Count(name, argument));
        var forecast = DemandForecaster.Forecast(dataset);
        if (Part(name, kind, argument, dataset.Areas) is { } part) (dataset, forecast) = PartOfCounty.Of(dataset, forecast, part);
        var travel = TravelMatrixBuilder.Build(dataset);
        dataset = SettledPenalty.Of(read with { Dataset = dataset }, travel).Dataset;
        return PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Named).Problem;
    }

    /// <summary>Whether the name is written as one of an instance.</summary>
    public static bool IsKnown(string name)
    {
        var (kind, argument) = Parse(name);
        return kind switch
        {
            "small" => argument.Length == 0,
            "district" => argument.Length > 0,
            "announced" => IsCount(argument),
            "msoa" or "lsoa" => argument.Length == 0 || IsCount(argument),
            _ => false,
        };
    }

    private static (string Kind, string Argument) Parse(string name)
    {
        var at = name.IndexOfAny([':', '*']);
        return at < 0 ? (name, "") : (name[..at], name[(at + 1)..]);
    }

    private static HashSet<int>? Part(string name, string kind, string argument, IReadOnlyList<HomeArea> areas)
    {
        if (kind is not ("msoa" or "announced" or "district") || argument.Length == 0) return null;
        if (kind is "district") return District(name, argument, areas);

        // Spread over the county, since codes follow one another from place to place.
        var count = Math.Min(Count(name, argument), areas.Count);
        return [.. Enumerable.Range(0, count).Select(i => ((2 * i) + 1) * areas.Count / (2 * count))];
    }

    private static HashSet<int> District(string name, string district, IReadOnlyList<HomeArea> areas)
    {
        var inside = Enumerable.Range(0, areas.Count)
            .Where(i => string.Equals(areas[i].DistrictName, district, StringComparison.OrdinalIgnoreCase))
            .ToHashSet();
        var districts = areas.Select(area => area.DistrictName).Distinct(StringComparer.Ordinal);
        return inside.Count > 0
            ? inside
            : throw new ArgumentException($"There is no district {district}. There are: {string.Join(", ", districts)}.", nameof(name));
    }

    private static bool IsCount(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;

    private static int Count(string name, string argument) => IsCount(argument)
        ? int.Parse(argument, CultureInfo.InvariantCulture)
        : throw new ArgumentException($"{name} is no instance. There are: {Names}.", nameof(name));
}
