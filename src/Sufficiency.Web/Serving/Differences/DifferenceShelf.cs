using System.Collections.Concurrent;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Web.Comparison.Difference;
using Sufficiency.Web.Serving.Jobs;

namespace Sufficiency.Web.Serving.Differences;

/// <summary>Explains differences of two runs as jobs, and keeps the explanations of this session by the number of their job.</summary>
/// <param name="options">The application.</param>
internal sealed class DifferenceShelf(ServeOptions options)
{
    private readonly ConcurrentDictionary<int, RunDifference> explained = new();

    /// <summary>The explanation of a job; null if there is none.</summary>
    public RunDifference? Find(int job) => explained.GetValueOrDefault(job);

    /// <summary>Explains, writes the tables and the page, and keeps the explanation.</summary>
    /// <param name="job">Who is told how far it is.</param>
    /// <param name="request">Which runs.</param>
    public async Task RunAsync(Job job, DifferenceRequest request)
    {
        try
        {
            var difference = await new DifferenceStudy(options.Clock).RunAsync(request, new Told(job), job.Stopping);
            await File.WriteAllTextAsync(
                Path.Combine(request.OutputFolder, DifferenceReport.FileName), await DifferenceReport.RenderAsync(difference));
            explained[job.Id] = difference;
            job.End(JobState.Done, $"{DifferenceWords.Sentences(difference)[0]}\nTables and page lie in {request.OutputFolder}.",
                Addresses.Difference(job.Id));
        }
        catch (Exception fault) when (fault is WhatIfRefusedException or DifferenceRefusedException or RunFolderException)
        {
            job.End(JobState.Failed, fault.Message);
        }
    }

    private sealed class Told(Job job) : IProgress<PlanningProgress>
    {
        public void Report(PlanningProgress value) => job.Tell($"{value.Stage}: {value.Detail}");
    }
}
