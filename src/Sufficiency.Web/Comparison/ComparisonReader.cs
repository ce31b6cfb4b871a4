using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Reads two to four runs from their tables and sets them beside each other.</summary>
public static class ComparisonReader
{
    /// <summary>Fewest runs that can be compared.</summary>
    public const int Fewest = 2;

    /// <summary>Most runs that can be compared.</summary>
    public const int Most = 4;

    /// <summary>Reads and compares.</summary>
    /// <param name="folders">Folders of the runs; the first is the one that others are compared with.</param>
    /// <exception cref="ComparisonException">The runs cannot be compared.</exception>
    /// <exception cref="RunFolderException">A folder holds no whole run, or a run of another version.</exception>
    public static ComparisonView Read(IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.Count is < Fewest or > Most)
            throw new ComparisonException($"Two to four runs can be compared, and {Words.Many(folders.Count, "folder")} "
                + $"{(folders.Count == 1 ? "was" : "were")} named.");
        if (folders.Distinct(StringComparer.Ordinal).Count() < folders.Count)
            throw new ComparisonException("A run is named twice. Name each run once.");
        return Compare([.. folders.Select((folder, i) => Run(folder, i))]);
    }

    /// <summary>Compares runs that were read.</summary>
    /// <exception cref="ComparisonException">The runs cannot be compared.</exception>
    internal static ComparisonView Compare(IReadOnlyList<ComparedRun> runs)
    {
        ComparisonRules.Refuse(runs);
        var baseline = ComparisonRules.Baseline(runs);
        var inputs = InputDifferences.Of(runs);
        var schemes = ComparedSchemes.Of(runs);
        return new()
        {
            Runs = runs,
            Baseline = baseline,
            Inputs = inputs,
            Cautions = ComparisonRules.Cautions(runs),
            Figures = ComparedFigures.Of(runs, baseline),
            Schemes = schemes,
            Steps = [.. runs.Skip(1).Select(run => RunSteps.Between(runs[0], run, baseline, schemes))],
        };
    }

    private static ComparedRun Run(string folder, int index)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        using var run = new RunQueries(path);
        if (!run.Has("money_steps") || !run.Has("places_short"))
        {
            throw new RunFolderException(
                $"{folder} lacks tables that a comparison needs, because an earlier version wrote it. Plan again.");
        }

        return new(((char)('A' + index)).ToString(), Path.GetFileName(path), RunReader.Read(path), Costs(run), Outline(run));
    }

    private static IReadOnlyList<PlacedCost> Costs(RunQueries run) => run.Query(
        """
        SELECT c.academic_year,
               CASE WHEN p.provision_type IN ('special_school', 'resource_base') THEN p.provider_id ELSE '' END AS place_id,
               CASE WHEN p.provision_type IN ('special_school', 'resource_base') THEN p.name
                    WHEN p.supply = 'tranche' THEN 'Further places bought'
                    WHEN p.supply = 'bespoke' THEN 'Packages for one pupil'
                    WHEN p.provision_type = 'mainstream' THEN 'Mainstream schools and colleges'
                    WHEN p.provider_id IS NOT NULL THEN 'Places agreed with others'
                    WHEN c.kind = 'interim' THEN 'Pupils waiting'
                    ELSE 'Plans that are not placed' END AS place,
               sum(c.cost_gbp)
        FROM costs c LEFT JOIN providers p USING (provider_id) JOIN years y USING (academic_year)
        WHERE y.is_planned AND c.cost_gbp <> 0 GROUP BY ALL ORDER BY ALL
        """,
        row => new PlacedCost(row.Integer(0), row.Text(1), row.Text(2), row.Number(3)));

    private static RunOutline Outline(RunQueries run)
    {
        var schemes = run.Query(
            "SELECT scheme_id, provider_id, status FROM schemes ORDER BY scheme_id",
            row => (Id: row.Text(0), Provider: row.Text(1), Status: row.Text(2)));
        var committed = run.Query(
            """
            SELECT kind || ':' || academic_year AS key, sum(cost_gbp) FROM do_minimum.costs GROUP BY ALL
            UNION ALL
            SELECT provider_id || ':' || academic_year, sum(roll) FROM do_minimum.provider_years WHERE roll <> 0 GROUP BY ALL
            ORDER BY ALL
            """,
            row => string.Create(CultureInfo.InvariantCulture, $"{row.Text(0)}={row.Number(1):0.##}"));
        return new(
            run.Districts(),
            schemes.Where(scheme => scheme.Status != "committed").Select(scheme => scheme.Id).ToHashSet(StringComparer.Ordinal),
            schemes.ToDictionary(scheme => scheme.Id, scheme => scheme.Provider, StringComparer.Ordinal),
            string.Join('\n', committed));
    }
}
