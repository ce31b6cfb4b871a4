using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Truth;

/// <summary>A solved variant, whose tables lie in a folder of its own.</summary>
internal sealed class TruthRun
{
    private TruthRun(TruthVariant variant, string folder)
    {
        Variant = variant;
        Folder = folder;
    }

    /// <summary>What was solved.</summary>
    public TruthVariant Variant { get; }

    /// <summary>Where its tables lie.</summary>
    public string Folder { get; }

    /// <summary>A run that lies in a folder already.</summary>
    public static TruthRun At(string folder) => new(TruthVariant.Default, folder);

    /// <summary>Solves a variant and writes its tables.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="areas">By which areas.</param>
    /// <param name="gap">Gap to prove.</param>
    /// <param name="folder">Where its tables go; what stands there is replaced.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">There is no plan, or the audit disagrees with it.</exception>
    public static async Task<TruthRun> SolveAsync(TruthVariant variant, AreaLevel areas, double gap, string folder,
        CancellationToken cancellation)
    {
        var data = new DatasetRequest(RepositoryFolder.At("data", "oxfordshire"), variant.Overrides, areas);
        var request = new PlanningRequest(data, variant.Schemes, new SolveLimits(gap), folder, Overwrites: true);
        var outcome = await new PlanningRun(TimeProvider.System).RunAsync(request, null, cancellation);
        if (outcome.Summary is null) throw new InvalidOperationException($"{variant.Name}: {outcome.Plan.Message}");
        if (outcome.AuditFindings is { Count: > 0 } findings)
            throw new InvalidOperationException($"{variant.Name}: the audit disagrees. {findings[0]}");
        return new(variant, folder);
    }

    /// <summary>Asks the run's tables, whose file names are relative to its folder, and the views of docs/checks.sql.</summary>
    public List<T> Query<T>(string sql, Func<DuckDbRow, T> map)
    {
        using var session = new DuckDbSession();
        session.Execute($"SET file_search_path = {DuckDbSession.Literal(Folder)}");
        foreach (var view in CheckFile.Views()) session.Execute(view);
        return session.Query(sql, map);
    }

    /// <summary>The optional schemes of the plan with their places and the year in which each opens; null where it does not.</summary>
    public IReadOnlyList<ChosenScheme> Schemes() => Query(
        "SELECT scheme_id, name, opening_year, full_places FROM plan_schemes WHERE status = 'optional' ORDER BY scheme_id",
        row => new ChosenScheme(row.GetText(0), row.GetText(1), row.FindInteger(2), row.FindNumber(3) ?? 0));
}

/// <summary>An optional scheme in a plan.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="OpeningYear">The year in which it opens; null where it does not.</param>
/// <param name="Places">Places when complete.</param>
internal sealed record ChosenScheme(string Id, string Name, int? OpeningYear, double Places);
