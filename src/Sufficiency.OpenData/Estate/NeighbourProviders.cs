using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.OpenData.Estate;

/// <summary>Neighbouring authorities' state special schools: the few places this authority has there,
/// most in the nearest and largest.</summary>
/// <remarks>
/// Each authority is one provider. The number of plans held outside the county (39) is derived, and in which schools is not known. Places
/// there are agreed between authorities. The provider stands at the mean point of its schools, weighted as their places are.
/// </remarks>
internal static class NeighbourProviders
{
    /// <summary>How the identifiers of these providers begin.</summary>
    public const string IdPrefix = "neighbours-";

    /// <summary>One provider an authority with at least one place.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var total = sources.Figures.Get("neighbour.plans");
        IReadOnlyList<School>[] authorities =
        [
            .. ReadSchools(sources).GroupBy(school => school.Authority, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(IReadOnlyList<School> (group) => [.. group]),
        ];
        var places = Apportion([.. authorities.Select(schools => schools.Sum(school => school.Weight))], (int)total.Value);
        return authorities.Zip(places).Where(pair => pair.Second > 0).Select(pair => ToDraft(sources, pair.First, pair.Second, total));
    }

    /// <summary>Whole numbers in proportion to the weights that add up to the total (largest remainder; the first wins a tie).</summary>
    internal static int[] Apportion(double[] weights, int total)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => total * weight / sum).ToArray();
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
        var (plans, distance) = (table.Column("nor_ehcp"), table.Column("km_to_nearest_oxfordshire_school", "km_to_nearest_school"));
        return table.Read(row => new School(
            row.TextOrEmpty(authority) is { Length: > 0 } known ? known : $"authority {row.Text(code)}",
            new GridPoint(row.Number(easting), row.Number(northing)), row.Number(plans),
            row.Number(plans) * Math.Exp(-row.Number(distance) / scale)));
    }

    private static ProviderDraft ToDraft(EstateSources sources, IReadOnlyList<School> schools, int places, RecipeFigure total) => new()
    {
        Id = IdPrefix + schools[0].Authority.ToLowerInvariant().Replace(' ', '-'),
        Name = $"Special schools of {schools[0].Authority}",
        Type = ProvisionType.OutOfCounty,
        Place = schools[0].Authority,
        Location = new GridPoint(Math.Round(MeanOf(schools, school => school.Location.EastingMetres)),
            Math.Round(MeanOf(schools, school => school.Location.NorthingMetres))),
        Needs = "*",
        LowestYearGroup = 0,
        HighestYearGroup = YearGroup.LastPlaced,
        PlaceFunding = 0,
        TopUp = sources.Figures.Value("neighbour.fee"),
        Places = [.. sources.Context.Pack.Years
            .Select(year => new PlacesDraft(year, places, "Shared by roll and nearness: " + total.Source, Certainty.Assumed))],
        Market = Market.NeighbouringAuthority,
        PlansOnRoll = schools.Sum(school => school.Plans),
        Source = "DfE, school census 2024/25; DfE, Get Information About "
            + $"Schools: {schools.Count} {(schools.Count == 1 ? "school" : "schools")} within 25 km of one here, at their mean point; "
            + "needs and ages not stated, all taken",
        Year = "2025-01",
        Certainty = Certainty.Derived,
        NeedsCertainty = Certainty.Assumed,
        CostCertainty = sources.Figures.Get("neighbour.fee").Certainty,
    };

    private static double MeanOf(IReadOnlyList<School> schools, Func<School, double> value) =>
        schools.Sum(school => school.Weight * value(school)) / schools.Sum(school => school.Weight);

    private sealed record School(string Authority, GridPoint Location, double Plans, double Weight);
}
