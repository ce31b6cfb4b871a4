using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Every scheme has places, by years since opening 0, 1, 2 … without a gap.</summary>
internal sealed class SchemePlacesAreConsecutive : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("schemes", "scheme_places")) return;
        var places = pack.Rows("scheme_places").ToLookup(row => row.Get<string>("scheme_id"), StringComparer.Ordinal);
        foreach (var scheme in pack.Rows("schemes"))
        {
            var phases = places[scheme.Get<string>("scheme_id")].ToLookup(row => row.Find<Phase>("phase"));
            if (!phases.Contains(null))
                scheme.Report("scheme_id", $"{scheme.Label} has no places given.",
                    "Add rows to scheme_places, from years_since_opening 0.");
            foreach (var phase in phases) CheckYears(scheme, [.. phase.OrderBy(row => row.Get<int>("years_since_opening"))]);
        }
    }

    private static void CheckYears(TableRow scheme, List<TableRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Get<int>("years_since_opening") == i) continue;
            rows[i].Report("years_since_opening", $"The places of {scheme.Label} are not given for {i} years after opening.",
                "Give a row for every year from 0 to the last that changes.");
            break;
        }
    }
}
