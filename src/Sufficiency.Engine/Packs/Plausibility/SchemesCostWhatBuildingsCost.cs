using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Capital for a place of a scheme, the size of a scheme, and its minimum roll are those of buildings.</summary>
internal sealed class SchemesCostWhatBuildingsCost : IPlausibilityCheck
{
    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("scheme_places")) return;
        var full = FullPlaces(pack);
        foreach (var row in pack.Pack.Rows("schemes"))
        {
            if (full.GetValueOrDefault(row.Get<string>("scheme_id")) is not (> 0.0 and var places)) continue;
            pack.Judge("scheme_capital", row.Number("capital_gbp") / places, row, "capital_gbp");
            var isSchool = row.FindText("kind") == "new_school";
            pack.Judge(isSchool ? "scheme_school_places" : "scheme_other_places", places, row, "scheme_id");
            if (row.Find<double>("minimum_viable_roll") is { } roll) pack.Judge("minimum_roll", roll / places, row, "minimum_viable_roll");
        }
    }

    /// <summary>Places in all once a scheme is full: those without a phase, or those of its phases.</summary>
    public static Dictionary<string, double> FullPlaces(JudgedPack pack) =>
        pack.Pack.Rows("scheme_places").GroupBy(row => row.Get<string>("scheme_id"), StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows =>
            {
                var byPhase = rows.GroupBy(row => row.TextOf("phase"), StringComparer.Ordinal)
                    .Select(phase => (IsAll: phase.Key.Length == 0, Places: Last(phase))).ToList();
                return byPhase.Exists(part => part.IsAll) ? byPhase.First(part => part.IsAll).Places : byPhase.Sum(part => part.Places);
            }, StringComparer.Ordinal);

    private static double Last(IEnumerable<TableRow> rows) => rows.MaxBy(row => row.Get<int>("years_since_opening"))!.Number("places");
}
