using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Ages that published counts are compared by, and the residents of each.</summary>
internal static class AgeBands
{
    private const int AgeOfReception = 4;

    /// <summary>Name of a band with its least and greatest age on 31 August.</summary>
    public static readonly IReadOnlyList<(string Name, int Youngest, int Oldest)> All =
        [("early", 0, 3), ("primary", 4, 10), ("secondary", 11, 15), ("post_sixteen", 16, 18), ("adult", 19, 25)];

    /// <summary>The age on 31 August at which a pupil is in a year group.</summary>
    public static int AgeOf(YearGroup year) => year.Value + AgeOfReception;

    /// <summary>Residents by age, in the year of the table nearest the base year; empty where the table is at fault.</summary>
    public static IReadOnlyDictionary<int, double> Residents(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("population") || pack.Pack.Plan.Horizon is not { } horizon) return new Dictionary<int, double>();
        var rows = pack.Pack.Rows("population").ToList();
        if (rows.Count == 0) return new Dictionary<int, double>();
        var year = Nearest(rows.Select(row => row.Get<int>("year")), horizon.Base);
        var byAge = new Dictionary<int, double>();
        foreach (var row in rows.Where(row => row.Get<int>("year") == year))
            byAge[row.Get<int>("age")] = byAge.GetValueOrDefault(row.Get<int>("age")) + row.Number("persons");
        return byAge;
    }

    private static int Nearest(IEnumerable<int> years, AcademicYear to) =>
        years.Distinct().OrderBy(year => Math.Abs(year - to.StartYear)).ThenBy(year => year).First();
}
