using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>A plan with its place in a run folder.</summary>
/// <param name="Place">The place.</param>
/// <param name="Tables">The plan's tables.</param>
/// <param name="ObjectiveGbp">Its objective.</param>
/// <param name="BoundGbp">What no plan can be below; null if nothing is proven.</param>
internal sealed record PlacedPlan(PlanPlace Place, PlanTables Tables, double ObjectiveGbp, double? BoundGbp)
{
    /// <summary>The plan in one row.</summary>
    public HeadlineRow Headline => HeadlineRow.Of(Place.Code, Tables, ObjectiveGbp, BoundGbp);

    /// <summary>A table of this plan alone.</summary>
    public RunTable Own<TRow>(TableDefinition<TRow> table, Func<PlanTables, IReadOnlyList<TRow>> rows) =>
        new(Place.Folder, table, () => new TableRows<TRow>(table, rows(Tables), null));

    /// <summary>A table of this plan and of the plan that follows it.</summary>
    public RunTable With<TRow>(PlacedPlan next, TableDefinition<TRow> table, Func<PlacedPlan, IReadOnlyList<TRow>> rows)
    {
        var together = PlanColumn.On(table);
        PlacedPlan[] both = [this, next];
        return new(Place.SharedFolder, together, () => new TableRows<OfPlan<TRow>>(
            together, [.. both.SelectMany(plan => rows(plan).Select(row => new OfPlan<TRow>(plan.Place.Code, row)))], null))
        {
            OfPlan = both.ToDictionary(
                plan => plan.Place.Code, plan => (Func<ITableRows>)(() => new TableRows<TRow>(table, rows(plan), null)),
                StringComparer.Ordinal),
        };
    }
}
