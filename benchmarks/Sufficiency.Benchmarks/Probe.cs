using System.Diagnostics;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Geography;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;

internal static class Probe
{
    public static async Task Run(string[] args)
    {
        var w = Stopwatch.StartNew();
        void Say(string t) => Console.WriteLine($"{w.Elapsed.TotalSeconds,6:0.0} {t}");
        var dataset = new DatasetReader().Read(new DatasetRequest(args[0], [], args[1] == "msoa" ? AreaLevel.Msoa : AreaLevel.Lsoa));
        Say("read");
        var travel = TravelMatrixBuilder.Build(dataset);
        var forecast = DemandForecaster.Forecast(dataset);
        Say($"forecast cells {forecast.Cells.Count} placings {forecast.Placings.Sum():0}");
        var model = PlanModelBuilder.Build(dataset, travel, forecast, Enum.Parse<SchemeChoice>(args[2]));
        var problem = model.Problem;
        Say($"sources {problem.SourceCount} arcs {problem.ArcCount} intakes {problem.Intakes.Count} rows {problem.Rows.Count} side {problem.SideColumns.Count} ints {problem.SideColumns.Count(c => c.IsInteger)} const {problem.ConstantCost:0} supply {problem.Supply.Sum():0} mem {GC.GetTotalMemory(false) >> 20}MB");
        await using var blocks = new OrToolsBlockSolver();
        var answer = await new DecompositionSolver(blocks, TimeProvider.System).SolveAsync(problem, new SolveLimits(double.Parse(args[3])), new P(Say), default);
        Say($"{answer.Status} {answer.Reason} {answer.Message} obj {answer.Objective} bound {answer.Bound} gap {answer.Gap:e2} open {answer.SideValues.Where((v, j) => problem.SideColumns[j].IsInteger && v > 0.5).Count()}");
        for (var j = 0; j < answer.SideValues.Length; j++) if (problem.SideColumns[j].IsInteger && answer.SideValues[j] > 0.5) Console.WriteLine(problem.SideColumns[j].Name);
        var waiting = 0.0;
        for (var a = 0; a < answer.ArcFlow.Length; a++) if (problem.Intakes[problem.ArcIntake[a]].Rows.Indices.Length == 0) waiting += answer.ArcFlow[a];
        Say($"waiting {waiting:0}");
    }

    private sealed class P(Action<string> say) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress v) => say($"{v.Stage} inc {v.Incumbent:0} bound {v.Bound:0}");
    }
}
