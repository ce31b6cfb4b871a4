namespace Sufficiency.Engine.Results.Tables;

/// <summary>A row of a table that holds several plans.</summary>
/// <param name="Plan">Code of the plan.</param>
/// <param name="Row">The row of that plan's own table.</param>
internal sealed record OfPlan<TRow>(string Plan, TRow Row);

/// <summary>The column that tells the plans of a table apart.</summary>
internal static class PlanColumn
{
    /// <summary>Its name.</summary>
    public const string Name = "plan";

    /// <summary>The table of one plan with the column before its own.</summary>
    public static TableDefinition<OfPlan<TRow>> On<TRow>(TableDefinition<TRow> table)
    {
        var own = table.Columns.Select(column => column.Within<OfPlan<TRow>>(row => row.Row));
        if (table.Columns.Any(column => string.Equals(column.Name, Name, StringComparison.Ordinal)))
            return new(table.Name, table.Meaning, table.Key, [.. own]);
        Column<OfPlan<TRow>> plan = new Column<OfPlan<TRow>, string?>(
            Name, ColumnType.Text, true, "", "plan or do_minimum (with committed schemes only)", null, row => row.Plan);
        return new(table.Name, table.Meaning, [Name, .. table.Key], [plan, .. own]);
    }
}
