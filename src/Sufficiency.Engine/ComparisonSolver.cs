using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Sweeps;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine;

/// <summary>Carries plans out in futures: schemes fixed, placements anew. What is solved is kept beside the sweep, so that a comparison that was stopped goes on.</summary>
internal sealed class ComparisonSolver(CompareRequest request, SweepPlan sweep, AreaLevel areas, IProblemSolver solver, IProgress<CompareProgress>? progress)
{
    private readonly SharedInputs shared = new();
    private readonly string kept = Directory.CreateDirectory(Path.Combine(request.Folder, ".sweep", "compare")).FullName;

    /// <summary>Every plan in every future, in that order.</summary>
    public async Task<IReadOnlyList<ComparisonCell>> RunAsync(string step, IReadOnlyList<PlanCandidate> plans, IReadOnlyList<Scenario> futures, CancellationToken cancellation)
    {
        var cells = new ComparisonCell[plans.Count, futures.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Workers ?? Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, futures.Count), options, async (f, token) =>
        {
            PlanInputs? inputs = null;
            for (var p = 0; p < plans.Count; p++)
            {
                var path = Path.Combine(kept, KeyOf(plans[p], futures[f]) + ".json");
                var cell = Find(path);
                if (cell is null)
                {
                    inputs ??= shared.For(new DatasetReader().Load(new(sweep.File.BasePlan, futures[f].Overrides, areas)));
                    cell = await SolveAsync(inputs, plans[p], futures[f].Name, token);
                    WholeFile.Write(path, JsonSerializer.Serialize(cell));
                }

                cells[p, f] = cell with { Plan = plans[p].Name };
                progress?.Report(new(Interlocked.Increment(ref done), cells.Length, step));
            }
        });
        return [.. Enumerable.Range(0, plans.Count).SelectMany(p => Enumerable.Range(0, futures.Count).Select(f => cells[p, f]))];
    }

    private static ComparisonCell? Find(string path) => File.Exists(path) ? JsonSerializer.Deserialize<ComparisonCell>(File.ReadAllText(path)) : null;

    private async Task<ComparisonCell> SolveAsync(PlanInputs inputs, PlanCandidate plan, string future, CancellationToken cancellation)
    {
        var attempt = await PlanSolve.RunAsync(solver, inputs, SchemeChoice.None, plan.In(inputs.Dataset), () => request.Limits, null, null, cancellation);
        if (attempt.Tables is not { } tables)
        {
            var status = attempt.Solution.Status == SolutionStatus.Infeasible ? "not allowed: budgets, minimum rolls or requirements of this future" : $"not solved: {attempt.Solution.Reason} {attempt.Solution.Message}".TrimEnd();
            return new(plan.Name, future, status, null, null, null, null, null);
        }

        var pupils = tables.AreaYears.Sum(row => row.Pupils);
        return new(
            plan.Name, future, "solved", attempt.Solution.Objective, attempt.Solution.Bound, tables.Costs.Sum(row => row.CostGbp), tables.Waiting.Sum(row => row.Pupils),
            pupils > 0 ? tables.AreaYears.Sum(row => row.PupilMinutes) / pupils : null);
    }

    private string KeyOf(PlanCandidate plan, Scenario future)
    {
        var pack = string.Concat(sweep.PackFiles.Select(file => file.Sha256));
        var text = string.Create(CultureInfo.InvariantCulture, $"{sweep.File.Sha256} {pack} {areas} {request.Limits} {future.Name} {plan.Signature}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
