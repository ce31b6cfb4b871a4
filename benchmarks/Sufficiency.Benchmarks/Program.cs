using System.Diagnostics;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;
using Sufficiency.Engine.Tests.Support;

var n = args.Select(int.Parse).ToArray();
var w = Stopwatch.StartNew();
var problem = new CohortInstance(n[0], n[1], n[2], n[3], n[4], n[5], 1).Build();
Console.WriteLine($"sources {problem.SourceCount} arcs {problem.ArcCount} rows {problem.Rows.Count} side {problem.SideColumns.Count} built {w.Elapsed.TotalSeconds:0.0}");
await using var blocks = new OrToolsBlockSolver();
w.Restart();
var answer = await new DecompositionSolver(blocks, TimeProvider.System).SolveAsync(problem, new SolveLimits(args.Length > 6 ? Math.Pow(10, -n[6]) : 1e-3), new P(w), default);
Console.WriteLine($"{answer.Status} {answer.Reason} {answer.Message} obj {answer.Objective} bound {answer.Bound} gap {answer.Gap:e2} {w.Elapsed.TotalSeconds:0.0}s open {answer.SideValues.Count(v => v > 0.5)}");
return 0;

sealed class P(Stopwatch w) : IProgress<SolveProgress>
{
    public void Report(SolveProgress v) => Console.WriteLine($"{w.Elapsed.TotalSeconds,6:0.0} {v.Stage} inc {v.Incumbent:0} bound {v.Bound:0}");
}
