using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>Makes plans whose inputs come from two runs.</summary>
/// <param name="Before">The first run.</param>
/// <param name="After">The second run.</param>
/// <param name="Years">First and last academic year compared.</param>
/// <param name="Folder">Where packs and runs lie while they are needed.</param>
/// <param name="Planner">Who plans.</param>
internal sealed record MixedPlans(ComparedSource Before, ComparedSource After, (int First, int Last) Years,
    string Folder, PlanningRun Planner)
{
    /// <summary>The figures of the plan with every subject up to one from the second run; null if there is no such plan.</summary>
    public async Task<StepFigures?> FindAsync(InputSubject upTo, IProgress<PlanningProgress> progress, CancellationToken cancellation)
    {
        var (pack, run) = (Path.Combine(Folder, "mixed-pack"), Path.Combine(Folder, "mixed-run"));
        try
        {
            var sources = InputSubjects.OfPack.ToDictionary(subject => subject, Of);
            var plan = MixedPack.Write(pack, subject => sources[subject].Pack, [Before.Pack, After.Pack]);
            var asked = Of(InputSubject.Settings).Run;
            var data = new DatasetRequest(plan, [.. sources.SelectMany(source => source.Value.SetsOf(source.Key))], asked.Areas)
            {
                Additions = sources[InputSubject.Schemes].Run.Additions,
                Actions = sources[InputSubject.Actions].Run.Actions,
            };
            var outcome = await Planner.RunAsync(new(data, asked.Schemes, asked.Limits, run), progress, cancellation);
            if (outcome.RunFolder is null) return null;
            using var queries = new RunQueries(run);
            return StepFigures.Read(queries, Years);
        }
        catch (DataIssueException)
        {
            return null; // such inputs contradict each other: the subject changes together with the next one
        }
        finally
        {
            foreach (var made in new[] { pack, run }.Where(Directory.Exists)) Directory.Delete(made, recursive: true);
        }

        ComparedSource Of(InputSubject subject) => subject <= upTo && upTo != InputSubject.Program ? After : Before;
    }
}
