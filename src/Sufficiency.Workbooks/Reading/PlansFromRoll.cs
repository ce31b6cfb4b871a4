using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Plans by need, year group and setting from the counts by school and setting.</summary>
/// <remarks>Where no count behind a plan changed, the pack's own plan stands. It may differ a little from its roll.</remarks>
/// <param name="pack">The pack.</param>
/// <param name="schools">The schools of the imported pack.</param>
/// <param name="given">The officer's counts with their rows.</param>
internal sealed class PlansFromRoll(
    BasePack pack, SchoolBook schools, IReadOnlyDictionary<PupilKey, (double Count, FormRow? Row)> given)
{
    private readonly Dictionary<PupilKey, (double Count, FormRow? Row)> now = [];
    private readonly HashSet<(string Group, string Need, int YearGroup)> changed = [];

    /// <summary>Lays them over the table of plans.</summary>
    public void LayOver(TableEdit edit, Func<PupilKey, Dictionary<string, string>> headings)
    {
        var counted = PupilRows.Counts(pack);
        var types = pack["providers"].Rows.ToDictionary(row => pack["providers"].Get(row, "provider_id"),
            row => pack["providers"].Get(row, "provision_type"), StringComparer.Ordinal);
        foreach (var (key, count) in counted)
        {
            if (!CountCells.Same(given.GetValueOrDefault(key).Count, count) || IsMoved(key, types))
                Note(key, types.GetValueOrDefault(key.Holder));
        }

        foreach (var (key, (count, row)) in given)
        {
            var setting = new PupilKey(key.IsSetting ? key.Holder : schools.Find(key.Holder)!.Type, true, key.Need, key.YearGroup);
            now[setting] = (now.GetValueOrDefault(setting).Count + count, row);
            if (!counted.TryGetValue(key, out var before) || !CountCells.Same(before, count))
                changed.Add((GroupOf(setting.Holder), key.Need, key.YearGroup));
        }

        Write(edit, headings);
    }

    private bool IsMoved(PupilKey key, Dictionary<string, string> types) => !key.IsSetting
        && schools.Find(key.Holder) is { } school && school.Type != types[key.Holder];

    private void Note(PupilKey key, string? type)
    {
        changed.Add((GroupOf(type ?? key.Holder), key.Need, key.YearGroup));
        if (!key.IsSetting && schools.Find(key.Holder) is { } school) changed.Add((GroupOf(school.Type), key.Need, key.YearGroup));
    }

    /// <summary>SEN2 counts another authority's special school as special, and a pack as out of county: both change together.</summary>
    private static string GroupOf(string setting) => setting == Setting.OutOfCounty.ToCode() ? Setting.SpecialSchool.ToCode() : setting;

    private void Write(TableEdit edit, Func<PupilKey, Dictionary<string, string>> headings)
    {
        var table = edit.Table;
        foreach (var row in table.Rows)
        {
            var key = new PupilKey(table.Get(row, "setting"), true, table.Get(row, "need"), PupilRows.YearOf(table.Get(row, "year_group")));
            var isChanged = changed.Contains((GroupOf(key.Holder), key.Need, key.YearGroup));
            now.Remove(key, out var value);
            if (!isChanged) edit.Keep(row, value.Row, headings(key));
            else if (value.Count > 0)
            {
                var cells = edit.Copy(row);
                cells["plans"] = CellWords.Written(value.Count);
                edit.Add(cells, value.Row, headings(key));
            }
        }

        foreach (var (key, (count, row)) in now.Where(pair =>
            changed.Contains((GroupOf(pair.Key.Holder), pair.Key.Need, pair.Key.YearGroup))))
        {
            edit.Add(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["need"] = key.Need,
                ["year_group"] = CellWords.Written(key.YearGroup),
                ["setting"] = key.Holder,
                ["plans"] = CellWords.Written(count),
            }, row, headings(key));
        }
    }
}
