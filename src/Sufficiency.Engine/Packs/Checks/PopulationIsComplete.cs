namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Every year of the population has every home area with every age from 0 to 25, and somebody lives there.</summary>
internal sealed class PopulationIsComplete : IDatasetCheck
{
    private const int OldestAge = 25;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("home_areas", "population")) return;
        var table = pack.Tables["population"];
        var ages = pack.Rows("population")
            .ToLookup(row => (Year: row.Get<int>("year"), Area: row.Get<string>("area_code")), row => row.Get<int>("age"));
        var years = ages.Select(group => group.Key.Year).Distinct().Order().ToList();
        foreach (var year in years)
        {
            foreach (var area in pack.Rows("home_areas"))
            {
                var missing = Enumerable.Range(0, OldestAge + 1).Except(ages[(year, area.Get<string>("area_code"))]).ToList();
                if (missing.Count > 0)
                    table.Issues.Add(new(table.File, null, "age", area.Get<string>("area_code"), $"The population of {area.Label} "
                        + $"in {year} lacks {Ages(missing)}.", "Give a row for every age from 0 to 25, 0 persons where nobody lives."));
            }
        }

        if (years.Count > 0 && pack.Rows("population").All(row => row.Number("persons") <= 0))
            table.Issues
                .Add(new(table.File, null, "persons", null, "Nobody lives in any home area.", "Check that this is the right file."));
    }

    private static string Ages(List<int> missing) =>
        missing.Count > OldestAge ? "every age" : missing.Count > 3 ? $"{missing.Count} ages, {missing[0]} the first"
        : $"age {string.Join(", ", missing)}";
}
