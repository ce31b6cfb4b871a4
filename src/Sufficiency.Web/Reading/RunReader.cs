using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads what pages show from the tables of a run folder, so that old runs can be shown again.</summary>
public static class RunReader
{
    /// <summary>Reads a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="suppressUnder">Counts of pupils under it are hidden, with all that would give them back; null hides nothing.</param>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public static RunView Read(string folder, double? suppressUnder = null)
    {
        using var run = new RunQueries(folder);
        var view = Read(run);
        return suppressUnder is { } threshold ? Suppression.Apply(view, run, new(run, threshold)) : view;
    }

    private static RunView Read(RunQueries run)
    {
        var years = run.Query(
            "SELECT academic_year, is_planned, is_carried FROM years ORDER BY academic_year",
            row => new RunYear(row.Integer(0), row.YesNo(1), row.YesNo(2)));
        var lacks = PupilReader.Lacks(run);
        var schools = SchoolReader.Schools(run, years);
        var schemes = SchemeReader.Schemes(run, years);
        return new()
        {
            Record = run.Record,
            Years = years,
            Plan = PupilReader.Of(run, years, ""),
            Committed = PupilReader.Of(run, years, "do_minimum."),
            AllPlans = PupilReader.AllPlans(run, years),
            AllPlansRange = PupilReader.Range(run, years, "all"),
            SpecialistRange = PupilReader.Range(run, years, "specialist"),
            Lacks = lacks,
            LackByTown = PupilReader.ByTown(lacks),
            LackByKind = PupilReader.ByKind(lacks),
            Map = MapReader.Read(run, schools, schemes),
            Schools = schools,
            Pressures = SchoolReader.Pressures(run, years),
            Schemes = schemes,
            Money = MoneyReader.Read(run, years),
            Assumptions = AssumptionReader.Read(run),
            Journeys = PupilReader.Journeys(run, years),
            Strategy = StrategyReader.Read(run, years),
        };
    }

    /// <summary>Numbers by key along the years; a year without a row is zero.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<double>> ByYear(
        RunQueries run, IReadOnlyList<RunYear> years, string sql)
    {
        var at = years.Select((year, i) => (year.Start, i)).ToDictionary(entry => entry.Start, entry => entry.i);
        var found = new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        foreach (var (key, year, value) in run.Query(sql, row => (row.Text(0), row.Integer(1), row.Number(2))))
        {
            if (!at.TryGetValue(year, out var i)) continue;
            if (!found.TryGetValue(key, out var list)) found[key] = list = new double[years.Count];
            ((double[])list)[i] = value;
        }

        return found;
    }
}
