using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Serving.Jobs;

namespace Sufficiency.Web.Serving.Plans;

/// <summary>Makes a plan as a job: run folder, report and workbook.</summary>
internal static class PlanJob
{
    /// <summary>Plans.</summary>
    /// <param name="job">Who is told how far it is.</param>
    /// <param name="request">What to plan.</param>
    /// <param name="options">The application.</param>
    public static async Task RunAsync(Job job, PlanningRequest request, ServeOptions options)
    {
        PlanningOutcome outcome;
        try
        {
            outcome = await new PlanningRun(options.Clock).RunAsync(request, new Steps(job), job.Stopping);
        }
        catch (DataIssueException fault)
        {
            job.End(JobState.Failed, "The data or the changes have faults, and nothing was planned.\n"
                + string.Join('\n', fault.Issues.Select(issue => issue.ToString())));
            return;
        }

        await EndAsync(job, outcome, request, options);
    }

    /// <summary>Adds the documents and says how it ended.</summary>
    public static async Task EndAsync(Job job, PlanningOutcome outcome, PlanningRequest request, ServeOptions options)
    {
        if (outcome is not { RunFolder: { } folder, Summary: not null })
        {
            job.End(JobState.Failed, $"There is no plan: {outcome.Plan.Message} {outcome.DoMinimum.Message}".TrimEnd());
            return;
        }

        job.Tell("Writing report and workbook");
        var failed = await options.AddDocuments(outcome, request);
        var isSound = outcome.AuditFindings is null or { Count: 0 };
        var gap = outcome.Plan.Gap is { } proven ? $" It is proven to be within {Words.Gap(proven)} of the best possible." : "";
        job.End(isSound ? JobState.Done : JobState.Failed,
            string.Join('\n', [isSound ? $"The plan is made and its tables are checked.{gap}"
                : "The check of the tables found differences. Do not use this plan.", .. failed]),
            Addresses.Run(Path.GetFileName(folder)));
    }

    /// <summary>Tells a job what a plan does.</summary>
    internal sealed class Steps(Job job) : IProgress<PlanningProgress>
    {
        /// <inheritdoc />
        public void Report(PlanningProgress value)
        {
            var said = value.Detail.Split(" (", 2)[0]; // what stands in brackets is for those who watch the solver
            job.Tell(PlanningStages.Sentence(value.Stage) + (said.Length == 0 ? "" : $": {said}"),
                value.Gap is { } gap ? [("Within of the best possible", Words.Gap(gap))] : []);
        }
    }
}
