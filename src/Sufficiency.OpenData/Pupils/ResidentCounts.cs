using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Residents of the authority by age, aged forward from the pack's population as the forecast ages them.</summary>
internal sealed class ResidentCounts
{
    private const int OldestAge = 25;
    private readonly double[] persons = new double[OldestAge + 1];
    private readonly double growth;
    private readonly double birthsGrowth;

    public ResidentCounts(PackContext context)
    {
        var table = context.BuiltOrInherited("population.csv");
        var (yearColumn, age, count) = (table.Column("year"), table.Column("age"), table.Column("persons"));
        var rows = table.Read(row => (Year: row.Integer(yearColumn), Age: row.Integer(age), Persons: row.Number(count)));
        Year = rows.Max(row => row.Year);
        foreach (var row in rows.Where(row => row.Year == Year && row.Age <= OldestAge)) persons[row.Age] += row.Persons;
        var values = PlanValues.Of(context).ToDictionary(value => value.Path, StringComparer.Ordinal);
        double Value(string path) => values.TryGetValue(path, out var value) ? value.Number
            : throw SourceFault.Single("plan_values.csv", $"no row has the path {path}.", "Add it with its reason.");
        growth = Value("demand.population_growth");
        birthsGrowth = Value("demand.births_growth");
    }

    /// <summary>The year of the estimate.</summary>
    public int Year { get; }

    /// <summary>Residents of an age in the middle of a year, not before the estimate.</summary>
    public double In(int midYear, int age)
    {
        var years = Math.Max(0, midYear - Year);
        return age >= years
            ? persons[age - years] * Math.Pow(1.0 + growth, years)
            : persons[0] * Math.Pow(1.0 + birthsGrowth, years - age) * Math.Pow(1.0 + growth, age);
    }
}
