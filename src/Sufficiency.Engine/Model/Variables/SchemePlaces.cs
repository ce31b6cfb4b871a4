using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>The most places that openings can give each provider's pools in each year, with what may flex.</summary>
internal sealed class SchemePlaces
{
    private readonly double[] most; // [provider, pool, year]
    private readonly int yearCount;

    public SchemePlaces(ModelData data, SchemeOpening[] openings)
    {
        yearCount = data.YearCount;
        most = new double[data.Providers.Count * PlacePools.Count * yearCount];
        foreach (var ofScheme in openings.GroupBy(opening => opening.Scheme))
        {
            var provider = data.IndexOf(data.Dataset.Schemes[ofScheme.Key].Provider);
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < yearCount; t++)
                    most[At(provider, t, pool)] += data.Flex(pool) * ofScheme.Max(opening => data.SchemePlaces(opening, t, pool));
            }
        }
    }

    /// <summary>The most places of a provider's pool in a year.</summary>
    public double Most(int provider, int year, int pool = PlacePools.Whole) => most[At(provider, year, pool)];

    private int At(int provider, int year, int pool) => (((provider * PlacePools.Count) + pool) * yearCount) + year;
}
