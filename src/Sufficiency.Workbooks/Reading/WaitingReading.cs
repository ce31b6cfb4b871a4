using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays the sheet of pupils who wait over their table.</summary>
internal sealed class WaitingReading(ImportContext context)
{
    private readonly Dictionary<(string Need, int YearGroup, string Tier), (double Count, FormRow Row)> given = [];

    /// <summary>The table.</summary>
    public TableEdit Table { get; } = new(context.Pack["initial_waiting"]);

    /// <summary>Counts that differ from the pack's.</summary>
    public int Changed { get; private set; }

    /// <summary>Reads the sheet; without rows the pack's own counts stand.</summary>
    public void Read(FilledForm form)
    {
        foreach (var row in form.Rows) Take(row);
        var table = Table.Table;
        foreach (var row in table.Rows)
        {
            var key = (table.Get(row, "need"), PupilRows.YearOf(table.Get(row, "year_group")), table.Get(row, "tier"));
            if (form.Rows.Count == 0) Table.Keep(row);
            else if (!given.Remove(key, out var now)) Changed++;
            else if (CountCells.Same(now.Count, CountCells.Number(table.Get(row, "pupils"))))
                Table.Keep(row, now.Row, HeadingsOf(key.Item2));
            else Add(key, now.Count, now.Row);
        }

        foreach (var (key, (count, row)) in given) Add(key, count, row);
    }

    private void Add((string Need, int YearGroup, string Tier) key, double count, FormRow row)
    {
        Changed++;
        Table.Add(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["need"] = key.Need,
            ["year_group"] = CellWords.Written(key.YearGroup),
            ["tier"] = key.Tier,
            ["pupils"] = CellWords.Written(count),
        }, row, HeadingsOf(key.YearGroup));
    }

    private void Take(FormRow row)
    {
        var need = CountCells.NeedOf(row, context.Faults);
        var tier = TierOf(row);
        foreach (var (year, count, place) in CountCells.Of(WaitingForm.Sheet, row, context.Faults).ToList())
        {
            if (need is null || tier is null) continue;
            if (!given.TryAdd((need, year, tier), (count, row)))
                context.Faults.Add(place, CellWords.Written(count), "This need and kind of place stand in an earlier row already.",
                    "Add the counts up in one row.", "twice");
        }
    }

    private string? TierOf(FormRow row)
    {
        var text = row[WaitingForm.PlaceNeeded];
        var kind = WaitingForm.Kinds.FirstOrDefault(kind => CellWords.Plain(kind.Label) == CellWords.Plain(text)
            || string.Equals(kind.Code, text, StringComparison.OrdinalIgnoreCase));
        if (kind.Code is not null) return kind.Code;
        var place = row.Place(WaitingForm.PlaceNeeded);
        if (!context.Faults.AnyAt(place))
            context.Faults.Add(place, text.Length == 0 ? null : text, "The kind of place is not known.",
                $"Use one of {string.Join(", ", WaitingForm.Kinds.Select(one => one.Label))}.", "kind");
        return null;
    }

    private static Dictionary<string, string> HeadingsOf(int yearGroup) => new(StringComparer.Ordinal)
    {
        ["need"] = WaitingForm.Need,
        ["tier"] = WaitingForm.PlaceNeeded,
        ["pupils"] = YearGroupWords.Write(yearGroup),
        ["year_group"] = YearGroupWords.Write(yearGroup),
    };
}
