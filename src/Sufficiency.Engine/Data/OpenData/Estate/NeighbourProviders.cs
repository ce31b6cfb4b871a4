using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Data.OpenData.Estate;

/// <summary>Neighbouring authorities' state special schools: the few places this authority has there, most in the nearest and largest.</summary>
internal static class NeighbourProviders
{
    /// <summary>One provider a school with at least one place.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var total = sources.Figures.Get("neighbour.plans");
        var schools = ReadSchools(sources);
        var places = Apportion([.. schools.Select(school => school.Weight)], (int)total.Value);
        return schools.Zip(places).Where(pair => pair.Second > 0).Select(pair => ToDraft(sources, pair.First, pair.Second, total));
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
        var (urn, name, authority) = (table.Column("urn"), table.Column("name"), table.Column("la_name"));
        var (easting, northing) = (table.Column("easting"), table.Column("northing"));
        var (plans, distance) = (table.Column("nor_ehcp"), table.Column("km_to_nearest_oxfordshire_school", "km_to_nearest_school"));
        var certainty = table.Column("certainty");
        return table.Read(row => new School(
            row.Text(urn), row.Text(name), row.TextOrEmpty(authority), new GridPoint(row.Number(easting), row.Number(northing)), row.Number(plans),
            row.Number(plans) * Math.Exp(-row.Number(distance) / scale), row.Certainty(certainty)));
    }

    private static ProviderDraft ToDraft(EstateSources sources, School school, int places, RecipeFigure total) => new()
    {
        Id = "urn-" + school.Urn,
        Urn = school.Urn,
        Name = school.Name,
        Type = ProvisionType.OutOfCounty,
        Place = school.Authority.Length > 0 ? school.Authority : "neighbouring authority",
        Location = school.Location,
        Needs = "*",
        LowestYearGroup = 0,
        HighestYearGroup = YearGroup.LastPlaced,
        PlaceFunding = 0,
        TopUp = sources.Figures.Value("neighbour.fee"),
        Places = [.. sources.Context.Pack.Years.Select(year => new PlacesDraft(year, places, "Shared by roll and nearness: " + total.Source, Certainty.Assumed))],
        PlansOnRoll = school.Plans,
        Source = "DfE, school census 2024/25; DfE, Get Information About Schools; needs and ages not stated, all taken",
        Year = "2025-01",
        Certainty = school.Certainty,
        NeedsCertainty = Certainty.Assumed,
        CostCertainty = sources.Figures.Get("neighbour.fee").Certainty,
    };

    private sealed record School(string Urn, string Name, string Authority, GridPoint Location, double Plans, double Weight, Certainty Certainty);
}
