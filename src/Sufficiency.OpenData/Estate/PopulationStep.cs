using System.Globalization;
using Sufficiency.OpenData.Estate.Areas;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>population.csv: residents aged 0 to 25 of each home area, from the estimate that the recipe names.</summary>
internal sealed class PopulationStep : IPackStep
{
    private const int OldestAge = 25;

    /// <inheritdoc />
    public string Name => "population";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var source = context.Source("population_2020");
        var year = YearOf(context.Recipe.Source("population_2020"));
        var code = source.Column("lsoa11_code", "lsoa21_code", "LSOA Code", "LSOA 2021 Code", "LSOA11CD", "LSOA21CD");
        var ages = Enumerable.Range(0, OldestAge + 1).Select(age => Columns(source, age)).ToArray();
        var table = new PackTable("population.csv", 3, "area_code", "year", "age", "persons");
        var found = new HashSet<string>(StringComparer.Ordinal);
        source.Read(row =>
        {
            if (!AuthorityAreas.Of(context).Holds(row.Text(code))) return row.Line;
            found.Add(row.Text(code));
            for (var age = 0; age < ages.Length; age++) table.Add(row.Text(code), year, age, ages[age].Sum(row.Number));
            return row.Line;
        });
        var lacking = AuthorityAreas.Of(context).All.Count(area => !found.Contains(area.Code));
        if (lacking > 0)
            throw SourceFault.Single(context.Recipe.Source("population_2020").Path,
                $"{lacking} of the {AuthorityAreas.Of(context).All.Count} home areas have no row here.",
                "Take estimates for the same areas as the centroids: both by LSOA of 2011, or both of 2021.");
        table.WriteTo(context.OutFolder);
    }

    /// <summary>The columns of an age: one of all persons, or one of females and one of males.</summary>
    private static SourceColumn[] Columns(SourceTable source, int age)
    {
        var text = age.ToString(CultureInfo.InvariantCulture);
        return source.FindColumn(text) is { } all ? [all] : [source.Column("F" + text), source.Column("M" + text)];
    }

    /// <summary>The year of the estimate, as "mid-2020" says.</summary>
    private static int YearOf(PackSource source) =>
        int.TryParse(source.Year.AsSpan(Math.Max(0, source.Year.Length - 4)), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw SourceFault.Single("sources.csv", $"the year of {source.Key} is no year: {source.Year}.", "Write it as mid-2020.");
}
