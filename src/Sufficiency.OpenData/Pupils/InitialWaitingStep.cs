using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>
/// Writes initial_waiting.csv: the plans elsewhere whose pupils await a place. SEN2 counts them as not in education at compulsory school
/// age, or in other placement settings, which "include those awaiting provision" (data guidance, caseload, footnote 3). Their needs are
/// those of plans elsewhere of the same age. Their tier comes from the recipe.
/// </summary>
internal sealed class InitialWaitingStep : IPackStep
{
    private static readonly string[] Columns = ["neet_other_csa", "other_placement_settings"];

    /// <inheritdoc />
    public string Name => "pupils awaiting a place";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var elsewhere = PlansStep.Cube(sources).Counts()
            .Where(row => row.Setting == Setting.NoSchoolPlace && row.YearGroup.Phase is Phase.Primary or Phase.Secondary)
            .ToArray();
        var waiting = sources.Release.JanuariesByAge.Contains(sources.January) ? ByAge(sources, elsewhere) : InAll(sources, elsewhere);
        var special = sources.Assumption("waiting.special_share");
        var table = new PackTable("initial_waiting.csv", 3, "need", "year_group", "tier", "pupils");
        foreach (var row in waiting)
        {
            table.Add(row.Need.ToCode(), row.YearGroup.Value, Tier.Special.ToCode(), row.Plans * special);
            table.Add(row.Need.ToCode(), row.YearGroup.Value, Tier.Beyond.ToCode(), row.Plans * (1.0 - special));
        }

        table.WriteTo(context.OutFolder);
    }

    private static IEnumerable<PlansCount> ByAge(PupilSources sources, PlansCount[] elsewhere)
    {
        var counts = Columns.Select(column => sources.Release.PlansByAge(sources.January, column)).ToArray();
        foreach (var group in elsewhere.GroupBy(row => row.YearGroup))
        {
            var waiting = counts.Sum(count => count.TryGetValue(group.Key.Age, out var pupils) ? pupils[0] : 0.0);
            foreach (var row in Share(group, waiting)) yield return row;
        }
    }

    private static IEnumerable<PlansCount> InAll(PupilSources sources, PlansCount[] elsewhere) =>
        Share(elsewhere, Columns.Sum(column => sources.Release.Plans(sources.January, column) ?? 0.0));

    private static IEnumerable<PlansCount> Share(IEnumerable<PlansCount> elsewhere, double waiting)
    {
        var rows = elsewhere.ToArray();
        var total = rows.Sum(row => row.Plans);
        return waiting <= 0.0 || total <= 0.0 ? [] : rows.Select(row => row with { Plans = row.Plans * waiting / total });
    }
}
