namespace Sufficiency.Engine.Model.Variables;

/// <summary>The most places that openings can give each provider's pools in each year, with what may flex.</summary>
internal sealed class SchemePlaces
{
    private readonly double[] most; // [provider, pool, year]
    private readonly int yearCount;

    public SchemePlaces(ModelSets sets, SchemeOpening[] openings)
    {
        yearCount = sets.YearCount;
        most = new double[sets.Providers.Count * PlacePools.Count * yearCount];
        foreach (var ofScheme in openings.GroupBy(opening => opening.Scheme))
        {
            var provider = sets.IndexOf(sets.Dataset.Schemes[ofScheme.Key].Provider);
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < yearCount; t++)
                    most[At(provider, t, pool)] += sets.Flex(pool) * ofScheme.Max(opening => sets.SchemePlaces(opening, t, pool));
            }
        }
    }

    /// <summary>The most places of a provider's pool in a year.</summary>
    public double Most(int provider, int year, int pool = PlacePools.Whole) => most[At(provider, year, pool)];

    private int At(int provider, int year, int pool) => (((provider * PlacePools.Count) + pool) * yearCount) + year;
}
