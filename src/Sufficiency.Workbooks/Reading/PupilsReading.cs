using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays the sheet of pupils over the tables of plans and of pupils on roll.</summary>
/// <remarks>A count that is the pack's keeps its rows. Another count takes the kinds of place needed that the pack's pupils
/// there have.</remarks>
internal sealed class PupilsReading(ImportContext context, SchoolBook schools)
{
    private static readonly string Elsewhere = Setting.NoSchoolPlace.ToCode();

    private readonly Dictionary<PupilKey, (double Count, CellPlace Place, FormRow Row)> given = [];
    private readonly Dictionary<(string, bool, string, int), int> rowsSeen = [];

    /// <summary>The table of plans.</summary>
    public TableEdit Plans { get; } = new(context.Pack["plans"]);

    /// <summary>The table of pupils on roll.</summary>
    public TableEdit Roll { get; } = new(context.Pack["initial_roll"]);

    /// <summary>Counts that differ from the pack's.</summary>
    public int Changed { get; private set; }

    /// <summary>Reads the sheet; without rows the pack's own counts stand.</summary>
    public void Read(FilledForm form)
    {
        if (form.Rows.Count == 0)
        {
            foreach (var row in Plans.Table.Rows) Plans.Keep(row);
            foreach (var row in Roll.Table.Rows) Roll.Keep(row);
            return;
        }

        foreach (var row in form.Rows) Take(row);
        ShareSettings();
        LayOverRoll();
        LayOverPlans();
    }

    private void Take(FormRow row)
    {
        var holder = HolderOf(row);
        var need = CountCells.NeedOf(row, context.Faults);
        var counts = CountCells.Of(PupilsForm.Sheet, row, context.Faults).ToList();
        if (holder is not var (code, isSetting) || need is null) return;
        foreach (var (year, count, place) in counts)
        {
            if (!rowsSeen.TryAdd((code, isSetting, need, year), row.Number))
            {
                context.Faults.Add(place, CellWords.Written(count),
                    $"This school, need and year group stand in row {rowsSeen[(code, isSetting, need, year)]} already.",
                    "Add the counts up in one cell.", "twice");
                continue;
            }

            if (!isSetting && PupilRows.IsOnRoll(year) && schools.Find(code) is { } school
                && (year < school.Lowest || year > school.Highest))
                context.Faults.Add(place, CellWords.Written(count),
                    $"{school.Name} takes Year {YearGroupWords.Write(school.Lowest)} to Year "
                    + $"{YearGroupWords.Write(school.Highest)}, and yet has pupils of Year {YearGroupWords.Write(year)}.",
                    $"Widen its year groups on {SchoolsForm.Sheet.Name}, or correct the count.", "years");
            var key = isSetting || PupilRows.IsOnRoll(year) ? new PupilKey(code, isSetting, need, year)
                : new PupilKey(schools.Find(code)!.Type, true, need, year);
            given[key] = given.TryGetValue(key, out var before) ? (before.Count + count, before.Place, row) : (count, place, row);
        }
    }

    private (string Code, bool IsSetting)? HolderOf(FormRow row)
    {
        var text = row[PupilsForm.School];
        var place = row.Place(PupilsForm.School);
        var setting = PupilsForm.Settings.FirstOrDefault(setting => CellWords.Plain(setting.Label) == CellWords.Plain(text));
        if (setting.Code is not null) return (setting.Code, true);
        if (text.Length > 0) return schools.Find(text, place, context.Faults) is { } school ? (school.Code, false) : null;
        if (!context.Faults.AnyAt(place))
            context.Faults.Add(place, null, "The school or setting is not given.",
                "Repeat its name in every row (Repeat All Item Labels).", "empty");
        return null;
    }

    /// <summary>Shares pupils of a setting over its schools as the pack's pupils are shared, else evenly.</summary>
    private void ShareSettings()
    {
        var roll = PupilRows.Counts(context.Pack);
        foreach (var (key, (count, place, row)) in given.Where(pair => pair.Key.IsSetting && PupilRows.IsOnRoll(pair.Key.YearGroup)
            && pair.Key.Holder != Elsewhere).ToList())
        {
            given.Remove(key);
            var takers = schools.All.Where(school => school.Type == key.Holder && school.Lowest <= key.YearGroup
                && key.YearGroup <= school.Highest).ToList();
            if (takers.Count == 0)
            {
                context.Faults.Add(place, CellWords.Written(count),
                    $"No row of {SchoolsForm.Sheet.Name} of this kind takes this year group.",
                    "Add the school there, or count the pupils at another setting.", "nobody");
                continue;
            }

            double Weight(School school, string? need) => need is null ? SharedColumns.Needs.Sum(one => Weight(school, one))
                : roll.GetValueOrDefault(new(school.Code, false, need, key.YearGroup));
            var need = takers.Any(school => Weight(school, key.Need) > 0) ? key.Need : null;
            var weights = takers.ConvertAll(school => Weight(school, need));
            if (weights.Sum() <= 0) weights = takers.ConvertAll(_ => 1.0);
            for (var i = 0; i < takers.Count; i++)
            {
                if (weights[i] <= 0) continue;
                var share = count * weights[i] / weights.Sum();
                var own = new PupilKey(takers[i].Code, false, key.Need, key.YearGroup);
                given[own] = given.TryGetValue(own, out var before) ? (before.Count + share, before.Place, before.Row)
                    : (share, place, row);
            }
        }
    }

    private void LayOverRoll()
    {
        var table = Roll.Table;
        var counted = PupilRows.Counts(context.Pack);
        var left = given.Where(pair => !pair.Key.IsSetting).ToDictionary();
        var tiers = new TierSplit(context.Pack);
        foreach (var row in table.Rows)
        {
            var key = new PupilKey(table.Get(row, "provider_id"), false, table.Get(row, "need"),
                PupilRows.YearOf(table.Get(row, "year_group")));
            left.Remove(key);
            var now = given.GetValueOrDefault(key);
            if (CountCells.Same(now.Count, counted[key])) Roll.Keep(row, now.Row, HeadingsOf(key));
            else if (now.Count > 0)
            {
                var cells = Roll.Copy(row);
                cells["pupils"] = CellWords.Written(CountCells.Number(cells["pupils"]) * now.Count / counted[key]);
                Roll.Add(cells, now.Row, HeadingsOf(key));
            }
        }

        foreach (var (key, (count, _, origin)) in left)
        {
            foreach (var (tier, share) in tiers.Of(key.Holder, schools.Find(key.Holder)!.Type))
                Roll.Add(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["provider_id"] = key.Holder,
                    ["year_group"] = CellWords.Written(key.YearGroup),
                    ["tier"] = tier,
                    ["need"] = key.Need,
                    ["pupils"] = CellWords.Written(count * share),
                }, origin, HeadingsOf(key));
        }

        Changed = given.Count(pair => !counted.TryGetValue(pair.Key, out var count) || !CountCells.Same(count, pair.Value.Count))
            + counted.Count(pair => pair.Value > 0 && !given.ContainsKey(pair.Key));
    }

    private static Dictionary<string, string> HeadingsOf(PupilKey key) => new(StringComparer.Ordinal)
    {
        ["provider_id"] = PupilsForm.School,
        ["setting"] = PupilsForm.School,
        ["need"] = PupilsForm.Need,
        ["pupils"] = YearGroupWords.Write(key.YearGroup),
        ["plans"] = YearGroupWords.Write(key.YearGroup),
        ["year_group"] = YearGroupWords.Write(key.YearGroup),
        ["tier"] = YearGroupWords.Write(key.YearGroup),
    };

    private void LayOverPlans() => new PlansFromRoll(context.Pack, schools, given.ToDictionary(pair => pair.Key,
        pair => (pair.Value.Count, (FormRow?)pair.Value.Row))).LayOver(Plans, HeadingsOf);
}
