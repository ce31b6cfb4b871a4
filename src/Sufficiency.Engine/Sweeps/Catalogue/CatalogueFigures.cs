using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Sweeps.Catalogue;

/// <summary>Reads the headline of a run from its smallest tables.</summary>
internal static class CatalogueFigures
{
    /// <summary>The headline of a run.</summary>
    /// <param name="session">Who reads the tables.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="record">Its record.</param>
    /// <exception cref="DuckDbException">A table is missing or damaged.</exception>
    public static CatalogueHeadline Of(DuckDbSession session, string folder, RunRecord record)
    {
        string Table(string name) => $"read_parquet({DuckDbSession.Literal(Path.Combine(folder, name + ".parquet"))})";
        var hasShort = File.Exists(Path.Combine(folder, "places_short.parquet")); // runs of earlier versions have none
        var lack = hasShort
            ? $"(SELECT coalesce(sum(pupils), 0.0) FROM {Table("places_short")} WHERE academic_year = last_year AND plan = 'plan')"
            : "CAST(NULL AS DOUBLE)";
        // A table that holds both plans has a column plan. In other tables the name means last.plan, which lets every row pass.
        return session.Query(
            $"""
            WITH last AS (SELECT max(academic_year) AS last_year, 'plan' AS plan FROM {Table("years")})
            SELECT last_year, {lack},
                (SELECT CAST(count(*) AS INTEGER) FROM {Table("schemes")}
                    WHERE opening_year IS NOT NULL AND status <> 'committed' AND plan = 'plan')
            FROM last
            """,
            row => new CatalogueHeadline(
                record.Plan.TotalCostGbp, row.FindInteger(0), row.FindNumber(1), record.Plan.PupilYearsWaiting, row.GetInteger(2)))
            .Single();
    }
}
