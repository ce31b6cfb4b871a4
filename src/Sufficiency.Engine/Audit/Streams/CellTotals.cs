using Sufficiency.Engine.Audit.Tables;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Pupils by home area, need, tier, entry point and year.</summary>
internal sealed class CellTotals(AuditRoles roles)
{
    private readonly RoleGrid<double> totals = new(roles.Areas, roles.Needs, roles.Tiers, roles.Entries, roles.Years);
    private readonly List<(int[] Cell, double Pupils)> astray = []; // in cells with a value that no table names

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
            var place = totals.PlaceOf(areas[row], needs[row], tiers[row], entries[row], years[row]);
            if (place < 0) astray.Add(([areas[row], needs[row], tiers[row], entries[row], years[row]], pupils[row]));
            else totals[place] += pupils[row];
        }
    }

    /// <summary>The cells in which the pupils met are not the pupils of this table; a row in an unknown cell meets nobody.</summary>
    public IEnumerable<UnmetRow> UnmetBy(CellTotals met)
    {
        for (var place = 0; place < totals.Count; place++)
        {
            if (!Tolerance.Agrees(totals[place], met.totals[place]))
                yield return Row(totals.NumbersOf(place), totals[place], met.totals[place]);
        }

        foreach (var (cell, pupils) in astray) yield return Row(cell, pupils, 0.0);
        foreach (var (cell, pupils) in met.astray) yield return Row(cell, 0.0, pupils);
    }

    private UnmetRow Row(int[] cell, double placings, double pupils) => new()
    {
        AreaCode = roles.Areas.Find(cell[0]),
        Need = roles.Needs.Find(cell[1]),
        Tier = roles.Tiers.Find(cell[2]),
        EntryPoint = roles.Entries.Find(cell[3]),
        YearNeeded = roles.Years.FindYear(cell[4]),
        Placings = placings.OrNothing(),
        Pupils = pupils.OrNothing(),
    };
}
