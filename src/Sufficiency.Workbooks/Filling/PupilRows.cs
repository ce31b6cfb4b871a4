using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Filling;

/// <summary>A count of pupils of one need in one year group.</summary>
/// <param name="Holder">Code of the provider, or of the setting.</param>
/// <param name="IsSetting">Whether it is a setting.</param>
/// <param name="Need">Code of the need.</param>
/// <param name="YearGroup">Year group.</param>
internal readonly record struct PupilKey(string Holder, bool IsSetting, string Need, int YearGroup);

/// <summary>The rows of the sheet of pupils, from the roll by provider and from the plans that no roll holds.</summary>
internal static class PupilRows
{
    /// <summary>The counts of a pack: rolls from Reception to Year 14; plans of other ages, and of pupils without a school place.</summary>
    public static IReadOnlyDictionary<PupilKey, double> Counts(BasePack pack)
    {
        var counts = new Dictionary<PupilKey, double>();
        var roll = pack["initial_roll"];
        foreach (var row in roll.Rows)
        {
            var key = new PupilKey(roll.Get(row, "provider_id"), false, roll.Get(row, "need"), YearOf(roll.Get(row, "year_group")));
            counts[key] = counts.GetValueOrDefault(key) + NumberText.Find(roll.Get(row, "pupils"))!.Value;
        }

        var plans = pack["plans"];
        foreach (var row in plans.Rows)
        {
            var key = new PupilKey(plans.Get(row, "setting"), true, plans.Get(row, "need"), YearOf(plans.Get(row, "year_group")));
            if (!IsOnRoll(key.YearGroup) || key.Holder == Setting.NoSchoolPlace.ToCode())
                counts[key] = NumberText.Find(plans.Get(row, "plans"))!.Value;
        }

        return counts;
    }

    /// <summary>Whether pupils of a year group are on the roll of a school.</summary>
    public static bool IsOnRoll(int yearGroup) => yearGroup is >= 0 and <= YearGroup.LastPlaced;

    /// <summary>The rows, a school and need each, in the order of the pack.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(BasePack pack)
    {
        var labels = SchoolLabels.Of(pack);
        return
        [
            .. Counts(pack).GroupBy(pair => (pair.Key.Holder, pair.Key.IsSetting, pair.Key.Need)).Select(counts =>
            {
                var cells = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [PupilsForm.School] = counts.Key.IsSetting
                        ? PupilsForm.Settings.First(setting => setting.Code == counts.Key.Holder).Label : labels[counts.Key.Holder],
                    [PupilsForm.Need] = counts.Key.Need,
                };
                foreach (var (key, count) in counts)
                    cells[YearGroupWords.Write(key.YearGroup)] = count.ToString("R", CultureInfo.InvariantCulture);
                return cells;
            }),
        ];
    }

    /// <summary>The year group of a cell of a table.</summary>
    public static int YearOf(string text) => (int)NumberText.Find(text)!.Value;
}

/// <summary>What the sheets call a school: its name, or its code where two have one name.</summary>
internal static class SchoolLabels
{
    /// <summary>Labels by code.</summary>
    public static IReadOnlyDictionary<string, string> Of(BasePack pack)
    {
        var table = pack["providers"];
        var taken = table.Rows.GroupBy(row => CellWords.Plain(table.Get(row, "name")), StringComparer.Ordinal)
            .Where(rows => rows.Count() > 1).Select(rows => rows.Key).ToHashSet(StringComparer.Ordinal);
        return table.Rows.ToDictionary(row => table.Get(row, "provider_id"), row => taken.Contains(CellWords.Plain(table.Get(row, "name")))
            ? table.Get(row, "provider_id") : table.Get(row, "name"), StringComparer.Ordinal);
    }
}
