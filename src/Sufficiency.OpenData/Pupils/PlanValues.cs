using System.Globalization;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>An assumption of plan.yaml as the recipe gives it.</summary>
/// <param name="Path">Its path, such as <c>costs.discount_rate</c>.</param>
/// <param name="Value">Its value as YAML.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Publication or reason.</param>
/// <param name="Year">What it speaks of.</param>
/// <param name="Certainty">found, derived or assumed.</param>
internal sealed record PlanValue(string Path, string Value, string Unit, string Source, string Year, string Certainty)
{
    /// <summary>Its value as a number.</summary>
    public double Number => double.Parse(Value, CultureInfo.InvariantCulture);
}

/// <summary>The assumptions of plan.yaml in the recipe's plan_values.csv.</summary>
internal static class PlanValues
{
    /// <summary>Those of a pack, in the order of the file; a row that names the pack wins over one that names none.</summary>
    public static IReadOnlyList<PlanValue> Of(PackContext context)
    {
        var table = context.RecipeTable("plan_values.csv");
        var (path, unit, source) = (table.Column("path"), table.Column("unit"), table.Column("source"));
        var (year, certainty) = (table.Column("year"), table.Column("certainty"));
        var values = new List<PlanValue>();
        PlanValue Read(SourceRow row, SourceColumn value) =>
            new(row.Text(path), row.Text(value), row.TextOrEmpty(unit), row.Text(source), row.Text(year), row.Text(certainty));
        foreach (var (key, value) in PupilSources.PackRows(table, context.Pack, "path", Read, "value"))
        {
            var index = values.FindIndex(known => string.Equals(known.Path, key, StringComparison.Ordinal));
            if (index < 0) values.Add(value);
            else values[index] = value;
        }

        return [.. values.OrderBy(value => value.Path, StringComparer.Ordinal)];
    }
}
