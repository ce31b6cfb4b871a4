namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Pupils by home area, need, tier, entry point and year.</summary>
internal sealed class CellTotals(AuditRoles roles)
{
    private readonly double[] totals =
        new double[(long)roles.Areas.Count * roles.Needs.Count * roles.Tiers.Count * roles.Entries.Count * roles.Years.Count];
    private readonly List<(int Area, int Need, int Tier, int Entry, int Year, double Pupils)> astray = []; // in no cell that tables name

    /// <summary>Adds the rows that a table has at hand.</summary>
    /// <param name="table">The table, with columns <c>area_code</c>, <c>need</c>, <c>tier</c> and <c>entry_point</c>.</param>
    /// <param name="yearColumn">The column of the year.</param>
    /// <param name="pupilColumn">The column of the pupils.</param>
    public void Add(StreamedTable table, string yearColumn, string pupilColumn)
    {
        var (areas, needs, tiers, entries, years, pupils) = (
            table.Of("area_code").Numbers, table.Of("need").Numbers, table.Of("tier").Numbers, table.Of("entry_point").Numbers,
            table.Of(yearColumn).Numbers, table.Of(pupilColumn).Values);
        for (var row = 0; row < table.Count; row++)
        {
            if ((areas[row] | needs[row] | tiers[row] | entries[row] | years[row]) < 0)
                astray.Add((areas[row], needs[row], tiers[row], entries[row], years[row], pupils[row]));
            else totals[(((((((areas[row] * roles.Needs.Count) + needs[row]) * roles.Tiers.Count) + tiers[row]) * roles.Entries.Count)
                + entries[row]) * roles.Years.Count) + years[row]] += pupils[row];
        }
    }

    /// <summary>Cells and years in which those who are met are not those of this table; a row in no known cell meets nobody.</summary>
    public IEnumerable<UnmetRow> UnmetBy(CellTotals met)
    {
        for (var at = 0; at < totals.Length; at++)
        {
            if (AuditCheck.Agrees(totals[at], met.totals[at])) continue;
            var (rest, year) = Math.DivRem(at, roles.Years.Count);
            (rest, var entry) = Math.DivRem(rest, roles.Entries.Count);
            (rest, var tier) = Math.DivRem(rest, roles.Tiers.Count);
            var (area, need) = Math.DivRem(rest, roles.Needs.Count);
            yield return Row(area, need, tier, entry, year, totals[at], met.totals[at]);
        }

        foreach (var (area, need, tier, entry, year, pupils) in astray) yield return Row(area, need, tier, entry, year, pupils, 0.0);
        foreach (var (area, need, tier, entry, year, pupils) in met.astray) yield return Row(area, need, tier, entry, year, 0.0, pupils);
    }

    private UnmetRow Row(int area, int need, int tier, int entry, int year, double placings, double pupils) => new(
        roles.Areas.Find(area), roles.Needs.Find(need), roles.Tiers.Find(tier), roles.Entries.Find(entry), roles.Years.FindYear(year),
        placings.OrNothing(), pupils.OrNothing());
}

/// <summary>Figures that may be missing.</summary>
internal static class Figures
{
    /// <summary>Null for what is not finite: a missing figure counts as wrong, while a database takes NaN for the largest of all.</summary>
    public static double? OrNothing(this double value) => double.IsFinite(value) ? value : null;
}
