using System.Diagnostics;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Validates and plans damaged packs in a folder of its own.</summary>
internal sealed class FuzzJudge : IDisposable
{
    /// <summary>One in so many accepted packs is planned whole: tables written, audited and read again.</summary>
    private const int WholeRuns = 40;

    /// <summary>Only whole plans read the outlines, so that more of these are made.</summary>
    private const int WholeRunsOfOutlines = 4;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostSolving = TimeSpan.FromSeconds(15);

    private readonly PackFiles pack;
    private readonly string parent = Directory.CreateTempSubdirectory("sufficiency-fuzz-").FullName;
    private readonly DecompositionSolver solver = new(OrToolsBlockSolver.Open(), TimeProvider.System);
    private string sound = "";
    private int warnings;
    private FuzzFigures figures = new(0.0, 0.0, 0.0);

    private FuzzJudge(PackFiles pack)
    {
        this.pack = pack;
        Directory.CreateDirectory(Folder);
        pack.WriteTo(Folder);
    }

    private string Folder => Path.Combine(parent, "county", "pack");

    private DatasetRequest Request => new(Folder, [], AreaLevel.Msoa);

    /// <summary>A judge who has planned the sound pack.</summary>
    public static async Task<FuzzJudge> OpenAsync(PackFiles pack)
    {
        var judge = new FuzzJudge(pack);
        var loaded = new DatasetReader().Load(judge.Request);
        judge.sound = DatasetPrint.Of(loaded.Dataset);
        judge.warnings = loaded.Warnings.Count;
        judge.figures = await judge.PlanAsync(loaded) ?? throw new InvalidDataException("The sound pack has no plan.");
        return judge;
    }

    /// <summary>What becomes of one case; null where its kind has no place in the chosen table.</summary>
    public async Task<FuzzOutcome?> JudgeAsync(int seed, int number)
    {
        var random = new Random(unchecked((int)(((uint)seed * 2_654_435_761) ^ ((uint)(number + 1) * 2_246_822_519))));
        var kind = DamageKind.All[random.Next(DamageKind.All.Count)];
        if (kind.Do(pack, random) is not { } damage) return null;
        PackFiles.Damage(Folder, damage);
        var watch = Stopwatch.StartNew();
        try
        {
            var answer = await Task.Run(() => AnswerAsync(damage, number)).WaitAsync(MostTime);
            return new(number, kind, damage.Where, answer.Verdict, watch.Elapsed.TotalSeconds)
            {
                Move = answer.Move,
                Said = answer.Said,
                IsWarned = answer.IsWarned,
            };
        }
        catch (TimeoutException)
        {
            return new(number, kind, damage.Where, FuzzVerdict.Hung, watch.Elapsed.TotalSeconds);
        }
        finally
        {
            pack.Restore(Folder, damage);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(parent, recursive: true);

    private async Task<(FuzzVerdict Verdict, double? Move, string Said, bool IsWarned)> AnswerAsync(Damage damage, int number)
    {
        var isValid = false;
        try
        {
            PackInspection.Inspect(Request);
            isValid = true;
            var loaded = new DatasetReader().Load(Request);
            var isSame = DatasetPrint.Of(loaded.Dataset) == sound;
            if (number % (damage.Files.ContainsKey("areas.geojson") ? WholeRunsOfOutlines : WholeRuns) == 0) await PlanWholeAsync();
            if (isSame) return (FuzzVerdict.Same, null, "", false);
            var isWarned = loaded.Warnings.Count > warnings;
            return await PlanAsync(loaded) is { } found
                ? (FuzzVerdict.Moved, found.MovedFrom(figures), isWarned ? loaded.Warnings[0].ToString() : "", isWarned)
                : (FuzzVerdict.NoPlan, null, "", isWarned);
        }
        catch (DataIssueException faults)
        {
            var first = faults.Issues.Count == 0 ? "" : faults.Issues[0].ToString();
            return (isValid ? FuzzVerdict.RefusedByPlan : FuzzOutcome.Of(faults.Issues, damage), null, first, false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return (FuzzVerdict.Crashed, null, Short(fault), false);
        }
    }

    /// <summary>Totals of the plan by MSOA; null where there is none in the time.</summary>
    private async Task<FuzzFigures?> PlanAsync(LoadedDataset read)
    {
        var travel = PlanInputs.TravelOf(read);
        var loaded = SettledPenalty.Of(read, travel);
        var inputs = new PlanInputs(loaded, travel, DemandForecaster.Forecast(loaded.Dataset));
        var limits = new SolveLimits(1e-3, MostSolving);
        var attempt = await PlanSolve.RunAsync(solver, inputs, SchemeChoice.Named, null, () => limits, null, null, CancellationToken.None);
        var forecast = inputs.Model.Forecast;
        return attempt.Solution.Objective is { } cost
            ? new(loaded.Dataset.Plans.Sum(row => row.Plans),
                forecast.Stock.Where(row => row.YearIndex == forecast.YearCount - 1).Sum(row => row.Pupils), cost) : null;
    }

    private async Task PlanWholeAsync()
    {
        var request = new PlanningRequest(Request, SchemeChoice.Named, new SolveLimits(1e-3, MostSolving),
            Path.Combine(parent, "run"), Overwrites: true);
        var outcome = await new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None);
        if (outcome.AuditFindings is [var finding, ..]) throw new InvalidDataException($"The audit failed: {finding}");
    }

    /// <summary>An exception with the first lines of ours that it came through.</summary>
    private static string Short(Exception fault) => string.Join(" ", new[] { $"{fault.GetType().Name}: {fault.Message}" }
        .Concat((fault.StackTrace ?? "").Split('\n').Where(line => line.Contains("Sufficiency.", StringComparison.Ordinal)).Take(2)
            .Select(line => line.Trim().Split(" in ")[0])));
}
