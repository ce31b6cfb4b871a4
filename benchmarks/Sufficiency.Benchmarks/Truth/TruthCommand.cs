using System.CommandLine;
using System.Globalization;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;

namespace Sufficiency.Benchmarks.Truth;

/// <summary>`truth`: whether the default plan is one that an officer would believe, and which
/// schemes hold when assumptions change.</summary>
internal static class TruthCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var areas = new Option<AreaLevel>("--areas") { Description = "Msoa or Lsoa.", DefaultValueFactory = _ => AreaLevel.Msoa };
        var gap = new Option<double>("--gap") { Description = "Gap to prove.", DefaultValueFactory = _ => 1e-3 };
        var folder = new Option<string>("--out")
        {
            Description = "Where the runs are written.",
            DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "sufficiency-truth"),
        };
        var existing = new Option<string?>("--run") { Description = "A run's folder: its tables are checked, and nothing is solved." };
        var table = PaperOptions.Table("Writes the tables into this file, or into benchmarks/current.md.");
        var command = new Command("truth",
            "Check the default plan as an officer would, and try its assumptions.") { areas, gap, folder, existing, table };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(existing) is { } run)
            {
                await Console.Out.WriteLineAsync(TruthTable.Checks(CheckFile.Read().Select(check => check.On(TruthRun.At(run)))));
                return 0;
            }

            Task<TruthRun> Solve(TruthVariant variant, int number)
            {
                Console.Error.WriteLine($"{number + 1} {variant.Name}");
                return TruthRun.SolveAsync(variant, parsed.GetValue(areas), parsed.GetValue(gap),
                    Path.Combine(parsed.GetValue(folder)!, string.Create(CultureInfo.InvariantCulture, $"{number:00}")), cancellation);
            }

            var runs = new List<TruthRun>();
            foreach (var variant in TruthVariant.Menu) runs.Add(await Solve(variant, runs.Count));
            var nothing = await Solve(new("nothing more built", SchemeChoice.None), runs.Count);
            var doubled = await Solve(new("the penalty of waiting doubled", SchemeChoice.None, DoubledPenalty(nothing)), runs.Count + 1);

            List<CheckedFact> facts = [.. CheckFile.Read().Select(check => check.On(runs[0]))];
            facts.Add(SolvedChecks.DearerPlaces(runs[0], runs.First(run => run.Variant == TruthVariant.DearerPlaces)));
            facts.Add(SolvedChecks.DoubledPenalty(nothing, doubled));
            var text = TruthTable.Checks(facts) + "\nThe year in which each variant opens an optional scheme:\n\n"
                + TruthTable.Schemes(runs);
            await Console.Out.WriteLineAsync(text);
            if (PaperOptions.TableFile(parsed, table) is { } file) MarkedSection.Write(file, "truth", text);
            return 0;
        });
        return command;
    }

    private static string DoubledPenalty(TruthRun run)
    {
        var penalty = run.Query("SELECT CAST(value AS DOUBLE) FROM 'assumptions.parquet' WHERE path = 'penalties.waiting_gbp'",
            row => row.GetNumber(0)).Single();
        return string.Create(CultureInfo.InvariantCulture, $"penalties.waiting_gbp={2 * penalty}");
    }
}
