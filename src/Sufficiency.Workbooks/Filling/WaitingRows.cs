using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Filling;

/// <summary>The rows of the sheet of pupils who wait.</summary>
internal static class WaitingRows
{
    /// <summary>The rows, a need and kind of place each, in the order of the pack.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(BasePack pack)
    {
        var table = pack["initial_waiting"];
        return
        [
            .. table.Rows.GroupBy(row => (Need: table.Get(row, "need"), Tier: table.Get(row, "tier"))).Select(rows =>
            {
                var cells = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [WaitingForm.Need] = rows.Key.Need,
                    [WaitingForm.PlaceNeeded] = WaitingForm.Kinds.FirstOrDefault(kind => kind.Code == rows.Key.Tier).Label ?? rows.Key.Tier,
                };
                foreach (var row in rows)
                    cells[YearGroupWords.Write(PupilRows.YearOf(table.Get(row, "year_group")))] = table.Get(row, "pupils");
                return cells;
            }),
        ];
    }
}
