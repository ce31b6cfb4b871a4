using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>Neighbouring authorities' state special schools: the few places this authority has there,
/// most in the nearest and largest.</summary>
/// <remarks>
/// Each authority is one provider. The number of plans held there is derived, and in which schools is not known. Places there are agreed
/// between authorities. The provider stands at the mean point of its schools, weighted as their places are. Where no school is known, one
/// provider without a point holds all.
/// </remarks>
internal static class NeighbourProviders
{
    /// <summary>How the identifiers of these providers begin.</summary>
    public const string IdPrefix = "neighbours-";

    /// <summary>Schools within it of one here are listed; beyond it only the nearest are.</summary>
    public const double ReachKilometres = 25.0;

    /// <summary>One provider an authority with at least one place.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var total = sources.Figures.Get("neighbour.plans");
        IReadOnlyList<School>[] authorities =
        [
            .. ReadSchools(sources).GroupBy(school => school.Authority, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(IReadOnlyList<School> (group) => [.. group]),
        ];
        if (authorities.Length == 0) return total.Value >= 1.0 ? [NotKnown(sources, (int)total.Value, total)] : [];
        var places = Apportion([.. authorities.Select(schools => schools.Sum(school => school.Weight))], (int)total.Value);
        return authorities.Zip(places).Where(pair => pair.Second > 0).Select(pair => ToDraft(sources, pair.First, pair.Second, total));
    }

    /// <summary>Whole numbers in proportion to the weights that add up to the total (largest remainder; the first wins a tie).</summary>
    internal static int[] Apportion(double[] weights, int total)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => sum > 0.0 ? total * weight / sum : (double)total / weights.Length).ToArray();
        var whole = exact.Select(value => (int)Math.Floor(value)).ToArray();
        var order = Enumerable.Range(0, weights.Length).OrderByDescending(i => exact[i] - whole[i]).ThenBy(i => i);
        foreach (var i in order.Take(total - whole.Sum())) whole[i]++;
        return whole;
    }

    private static IReadOnlyList<School> ReadSchools(EstateSources sources)
    {
        var table = sources.Context.Source("neighbour_schools");
        var scale = sources.Figures.Value("neighbour.distance_scale");
        var (code, authority) = (table.Column("la_code"), table.Column("la_name"));
        var (easting, northing) = (table.Column("easting"), table.Column("northing"));
        var (plans, distance) = (table.Column("nor_ehcp"), Distance(table));
        return table.Read(row => new School(
            row.TextOrEmpty(authority) is { Length: > 0 } known ? known : $"authority {row.Text(code)}",
            new GridPoint(row.Number(easting), row.Number(northing)), row.Number(plans), row.Number(distance),
            row.Number(plans) * Math.Exp(-row.Number(distance) / scale)));
    }

    /// <summary>km_to_nearest_school; fact sheets may say whose school before the last word.</summary>
    private static SourceColumn Distance(SourceTable table) => table.FindColumn("km_to_nearest_school")
        ?? table.FindColumn([.. table.Header.Where(name => name.StartsWith("km_to_nearest_", StringComparison.Ordinal)).Take(1)])
        ?? table.Column("km_to_nearest_school");

    private static ProviderDraft ToDraft(EstateSources sources, IReadOnlyList<School> schools, int places, RecipeFigure total) =>
        Draft(sources, schools[0].Authority, places, total) with
        {
            Location = new GridPoint(Math.Round(MeanOf(schools, school => school.Location.EastingMetres)),
                Math.Round(MeanOf(schools, school => school.Location.NorthingMetres))),
            PlansOnRoll = schools.Sum(school => school.Plans),
            Source = $"{sources.Context.Citation("neighbour_schools")}: {schools.Count} {(schools.Count == 1 ? "school" : "schools")} "
                + (schools.All(school => school.Kilometres <= ReachKilometres)
                    ? $"within {ReachKilometres} km of one here" : "among the nearest to those here")
                + ", at their mean point; needs and ages not stated, all taken",
        };

    /// <summary>Holds what no known school can hold.</summary>
    private static ProviderDraft NotKnown(EstateSources sources, int places, RecipeFigure total) =>
        Draft(sources, "other authorities", places, total) with
        {
            AssumedKilometres = ReachKilometres,
            Source = $"{total.Source}; no school of a neighbouring authority is in the lists, {ReachKilometres} km assumed",
            Certainty = Certainty.Assumed,
        };

    private static ProviderDraft Draft(EstateSources sources, string authority, int places, RecipeFigure total) => new()
    {
        Id = IdPrefix + CodeOf(authority),
        Name = $"Special schools of {authority}",
        Type = ProvisionType.OutOfCounty,
        Place = authority,
        Needs = "*",
        LowestYearGroup = 0,
        HighestYearGroup = YearGroup.LastPlaced,
        PlaceFunding = 0,
        TopUp = sources.Figures.Value("neighbour.fee"),
        Places = [.. sources.Context.Pack.Years
            .Select(year => new PlacesDraft(year, places, "Shared by roll and nearness: " + total.Source, Certainty.Assumed))],
        Market = Market.NeighbouringAuthority,
        Source = total.Source,
        Year = sources.Context.Recipe.Source("neighbour_schools").Year,
        Certainty = Certainty.Derived,
        NeedsCertainty = Certainty.Assumed,
        CostCertainty = sources.Figures.Get("neighbour.fee").Certainty,
    };

    /// <summary>Lower case, with a hyphen for whatever is no letter and no digit.</summary>
    public static string CodeOf(string authority) => string.Join('-', new string([.. authority.ToLowerInvariant()
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static double MeanOf(IReadOnlyList<School> schools, Func<School, double> value) =>
        schools.Sum(school => school.Weight) is > 0.0 and var sum
            ? schools.Sum(school => school.Weight * value(school)) / sum : schools.Average(value);

    private sealed record School(string Authority, GridPoint Location, double Plans, double Kilometres, double Weight);
}
