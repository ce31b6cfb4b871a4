namespace Sufficiency.Engine.Model.Variables;

/// <summary>The most places that openings can give each provider in each year.</summary>
internal sealed class SchemePlaces
{
    private readonly double[] most; // [provider, year]
    private readonly int yearCount;

    public SchemePlaces(ModelSets sets, SchemeOpening[] openings)
    {
        yearCount = sets.YearCount;
        most = new double[sets.Providers.Count * yearCount];
        foreach (var ofScheme in openings.GroupBy(opening => opening.Scheme))
        {
            var scheme = sets.Dataset.Schemes[ofScheme.Key];
            for (var t = 0; t < yearCount; t++)
            {
                var year = sets.Dataset.Horizon.First.Plus(t);
                most[(sets.IndexOf(scheme.Provider) * yearCount) + t] += ofScheme.Max(opening => scheme.PlacesAfter(year.YearsAfter(opening.Year)));
            }
        }
    }

    /// <summary>The most places of a provider in a year.</summary>
    public double Most(int provider, int year) => most[(provider * yearCount) + year];
}
