using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>Decides under uncertainty: every plan of a sweep in every future, what they have in
/// common, and what moves the result.</summary>
/// <param name="clock">Time.</param>
public sealed class CompareRun(TimeProvider clock)
{
    private const int MostYearsLate = 3;

    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Compares; the tables go into the folder <c>compare</c> of the sweep.</summary>
    /// <exception cref="RunFolderException">The folder holds no sweep with a solved scenario, or its inputs have changed.</exception>
    /// <exception cref="SweepRefusedException">The sweep file cannot be read.</exception>
    public async Task<CompareOutcome> RunAsync(CompareRequest request, IProgress<CompareProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var record = SweepRecord.Read(request.Folder);
        var (sweep, _) = SweepPlan.Behind([request.Folder], record, request.File, request.DataFolders);
        var blocks = Solver();
        using var folder = ComparisonFolder.Open(request.Folder);
        using var reader = new SweepReader(request.Folder);
        reader.Check();
        var solved = reader.Solved();
        if (solved.Count == 0)
            throw new RunFolderException(
                $"No scenario in {request.Folder} is solved yet. Wait for the sweep, or go on with it by --resume.");
        var futures = Futures(sweep, solved, request.MostFutures);
        var candidates = reader.Plans(request.MostPlans);
        var areas = string.Equals(record.Settings["areas"], "msoa", StringComparison.Ordinal) ? AreaLevel.Msoa : AreaLevel.Lsoa;
        var solver = new ComparisonSolver(request, folder, sweep, areas, candidates[0],
            new DecompositionSolver(blocks, clock), clock, progress);
        var matrix = await solver.RunAsync("Carrying every plan out in every future", candidates, futures, cancellation);
        var findings = new ComparisonFindings(request.Tolerance, request.Tail, candidates, matrix, futures, reader);

        if (findings.Best is { Openings.Count: > 0 } best)
        {
            var schemes = Dearest(sweep, best, request.MostSchemes);
            IReadOnlyList<PlanCandidate> without = [.. schemes.Select(scheme => best.Without(scheme, sweep.Pack.Dataset))];
            IReadOnlyList<PlanCandidate> late =
                [.. schemes.SelectMany(scheme => Enumerable.Range(1, MostYearsLate).Select(years => best.Later(scheme, years)))];
            findings.AddSchemes(
                schemes,
                await solver.RunAsync("Leaving schemes out of the best plan", without, futures, cancellation),
                await solver.RunAsync("Opening schemes of the best plan later", late, [findings.Reference], cancellation),
                MostYearsLate);
        }

        var tables = findings.Tables(sweep.Pack.Dataset.Deficit);
        folder.WriteTables(working => tables.Write(working, reader));
        return CompareOutcomeBuilder.Build(sweep.File.Title, (futures.Count, solved.Count, sweep.Count), candidates, findings, tables,
            Names(sweep), folder.Target);
    }

    private static Dictionary<string, string> Names(SweepPlan sweep) =>
        sweep.Pack.Dataset.Schemes.ToDictionary(scheme => scheme.Id.Value, scheme => scheme.Name, StringComparer.Ordinal);

    /// <summary>Solved futures, evenly over the sweep where there are many.</summary>
    private static IReadOnlyList<Scenario> Futures(SweepPlan sweep, IReadOnlyList<string> solved, int most)
    {
        var known = solved.ToHashSet(StringComparer.Ordinal);
        return ScenarioList.Evenly([.. sweep.Scenarios.All().Where(scenario => known.Contains(scenario.Name))], most);
    }

    private static List<string> Dearest(SweepPlan sweep, PlanCandidate plan, int most) =>
    [
        .. sweep.Pack.Dataset.Schemes
            .Where(scheme => scheme.Status == SchemeStatus.Optional && plan.Openings.ContainsKey(scheme.Id.Value))
            .OrderByDescending(scheme => scheme.Capital.Value).ThenBy(scheme => scheme.Id)
            .Take(most)
            .Select(scheme => scheme.Id.Value),
    ];
}
