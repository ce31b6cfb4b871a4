using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A delayed opening names a scheme, lies after its planned opening and within the plan, and keeps the order of
/// schemes that require each other.</summary>
internal sealed class DelayedOpeningsAreLater : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var schemes = pack.Rows("schemes").ToDictionary(row => row.Get<string>("scheme_id"), StringComparer.Ordinal);
        var delays = new Dictionary<string, AcademicYear>(StringComparer.Ordinal);
        foreach (var leaf in DelayedOpeningsReader.LeavesOf(pack.Plan))
        {
            var id = DelayedOpeningsReader.SchemeOf(leaf);
            if (schemes.TryGetValue(id, out var scheme))
            {
                if (leaf.Value is not AcademicYear opening) continue;
                delays[id] = opening;
                CheckYear(pack, leaf, scheme, opening);
            }
            else if (pack.AreWhole("schemes"))
            {
                pack.ReportPlan(leaf.Schema.Path, $"There is no scheme {id}.",
                    NearestName.Advise(id, schemes.Keys.Order(StringComparer.Ordinal), "Name a scheme of the table schemes."));
            }
        }

        foreach (var id in delays.Keys) CheckRequirements(pack, id, schemes, delays);
    }

    private static void CheckYear(CheckedPack pack, PlanLeaf leaf, TableRow scheme, AcademicYear opening)
    {
        var planned = scheme.Year("planned_opening");
        if (opening <= planned)
            pack.ReportPlan(leaf.Schema.Path, $"{scheme.Label} is planned for {planned}, so {opening} is no delay.",
                "Give a later year, or delete the entry.");
        if (pack.Plan.Horizon is { } horizon && !horizon.Contains(opening))
            pack.ReportPlan(leaf.Schema.Path, $"The year {opening} is not among the planned years {horizon.First} to {horizon.Last}.",
                "Give a planned year.");
        if (scheme.Find<AcademicYear>("latest_opening") is { } latest && opening > latest)
            pack.ReportPlan(leaf.Schema.Path, $"{scheme.Label} may open until {latest} only.",
                "Give an earlier year, or a later latest_opening in the table schemes.");
    }

    private static void CheckRequirements(CheckedPack pack, string delayed, Dictionary<string, TableRow> schemes,
        Dictionary<string, AcademicYear> delays)
    {
        foreach (var row in schemes.Values.Where(row => SchemeReader.Others(row, "requires").Any(id => id.Value == delayed)))
        {
            var opening = delays.TryGetValue(row.Get<string>("scheme_id"), out var late) ? late : row.Year("planned_opening");
            if (opening < delays[delayed])
                pack.ReportPlan($"delayed_openings.{delayed}", $"{row.Label} requires it and opens in {opening}, before it.",
                    $"Delay {row.Label} too.");
        }
    }
}
