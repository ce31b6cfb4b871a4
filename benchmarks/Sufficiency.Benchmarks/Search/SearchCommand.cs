using System.CommandLine;
using Sufficiency.Engine.Packs;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Search;

/// <summary>`search`: best plan, bound and gap against seconds, on menus of schemes that grow and schools by phase.</summary>
internal static class SearchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var instances = new Option<string[]>("--instance")
        {
            Description = "Instances by name; all where it is left out.",
            AllowMultipleArgumentsPerToken = true,
        };
        instances.AcceptOnlyFromAmong([.. SearchInstance.All.Select(instance => instance.Name)]);
        var areas = new Option<AreaLevel>("--areas") { Description = "Msoa or Lsoa.", DefaultValueFactory = _ => AreaLevel.Msoa };
        var limit = new Option<double>("--time-limit") { Description = "Most seconds of a search.", DefaultValueFactory = _ => 240.0 };
        var file = new Option<string>("--file")
        {
            Description = "Where the table is written.",
            DefaultValueFactory = _ => RepositoryFolder.At("benchmarks", "current.md"),
        };
        var marker = new Option<string>("--marker")
        {
            Description = "The word of the lines around the table.",
            DefaultValueFactory = _ => "search",
        };
        var pack = new Option<string?>("--write-pack")
        {
            Description = "A folder: the pack of the menu with minimum rolls is written there, and nothing is measured.",
        };
        var command = new Command("search", "Measure how the search for schemes closes its gap.")
        {
            instances, areas, limit, file, marker, pack,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(pack) is { } folder)
            {
                RichMenuPack.Write(folder, sites: 1, hasMinimumRolls: true);
                return 0;
            }

            var results = new List<SearchResult>();
            var wanted = parsed.GetValue(instances) is { Length: > 0 } names
                ? SearchInstance.All.Where(instance => names.Contains(instance.Name)) : SearchInstance.All;
            foreach (var instance in wanted)
            {
                results.Add(await RunAsync(instance, parsed.GetValue(areas), TimeSpan.FromSeconds(parsed.GetValue(limit)), cancellation));
                await Console.Out.WriteLineAsync(SearchTable.Row(results[^1]));
            }

            SearchTable.Write(parsed.GetValue(file)!, parsed.GetValue(marker)!, results,
                DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            return 0;
        });
        return command;
    }

    private static async Task<SearchResult> RunAsync(SearchInstance instance, AreaLevel areas, TimeSpan limit,
        CancellationToken cancellation)
    {
        var (doMinimum, plan) = instance.Build(areas);
        var solver = new DecompositionSolver(OrToolsBlockSolver.Open(), TimeProvider.System);
        var before = new SearchTrack();
        var nothing = await solver.SolveAsync(doMinimum.Problem, new SolveLimits(), before, cancellation);
        var nothingSeconds = before.Seconds;
        var track = new SearchTrack();
        var solution = await solver.SolveAsync(plan.Problem, new SolveLimits(TimeLimit: limit), WarmStart.Of(doMinimum.Problem, nothing),
            track, cancellation);
        var openings = plan.Columns.Openings.Select(opening => opening.Decides).Where(opening => !opening.IsFixed).ToList();
        return new(
            instance.Name, areas.ToString(), openings.Select(opening => opening.Scheme).Distinct().Count(), openings.Count,
            plan.Problem.Rows.Count, nothingSeconds, track.Seconds, track, solution);
    }
}
