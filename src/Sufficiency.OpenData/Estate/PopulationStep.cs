using System.Globalization;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>population.csv: residents aged 0 to 25 by LSOA from the ONS mid-2020 estimates, the last by 2011 LSOA.</summary>
internal sealed class PopulationStep : IPackStep
{
    private const int Year = 2020;
    private const int OldestAge = 25;

    /// <inheritdoc />
    public string Name => "population";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var source = context.Source("population_2020");
        var code = source.Column("lsoa11_code", "LSOA Code");
        var ages = Enumerable.Range(0, OldestAge + 1).Select(age => source.Column(age.ToString(CultureInfo.InvariantCulture))).ToArray();
        var table = new PackTable("population.csv", 3, "area_code", "year", "age", "persons");
        source.Read(row =>
        {
            for (var age = 0; age < ages.Length; age++) table.Add(row.Text(code), Year, age, row.Number(ages[age]));
            return row.Line;
        });
        table.WriteTo(context.OutFolder);
    }
}
