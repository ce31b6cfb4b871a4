using System.Collections.Concurrent;
using System.Globalization;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Serving.Jobs;

namespace Sufficiency.Web.Serving.Sweeps;

/// <summary>Starts sweeps and comparisons as jobs, and knows the last job of each sweep.</summary>
/// <param name="jobs">Every job.</param>
/// <param name="options">Where data packs are.</param>
internal sealed class SweepJobs(JobList jobs, ServeOptions options)
{
    private readonly ConcurrentDictionary<string, int> last = new(StringComparer.Ordinal);

    /// <summary>Folders whose scenarios go by name.</summary>
    public IReadOnlyList<string> DataFolders => options.DataFolders;

    /// <summary>The last job of a sweep in this session; null if there was none.</summary>
    public Job? Find(string sweep) => last.TryGetValue(sweep, out var id) ? jobs.Find(id) : null;

    /// <summary>Whether a job of a sweep waits or is at work.</summary>
    public bool IsOpen(string sweep) => Find(sweep)?.IsOpen ?? false;

    /// <summary>Starts a sweep, or goes on with it.</summary>
    /// <param name="sweep">Name of its folder.</param>
    /// <param name="title">Its title.</param>
    /// <param name="request">What to sweep.</param>
    public Job Start(string sweep, string title, SweepRequest request) => Add(sweep, $"Sweep: {title}", async job =>
    {
        job.LeadTo(Addresses.Sweep(sweep));
        job.Tell("Checking the sweep and solving its first future");
        var lack = request.Resumes ? SweepResultsReader.Read(request.OutputFolder).Scenarios
            .ToDictionary(row => row.Name, row => row.PlacesShort, StringComparer.Ordinal) : [];
        var progress = new Listener<SweepProgress>(news => job.Tell(Capital(news.Latest), Facts(news, lack)));
        var outcome = await new SweepRun(options.Clock).RunAsync(request, progress, job.Stopping);
        job.End(JobState.Done, $"{Words.Many(outcome.Done, "future")} solved, {Words.Count(outcome.Failures.Count)} failed.");
    });

    /// <summary>Compares the plans of a sweep.</summary>
    public Job Compare(string sweep, string title, string folder) => Add(sweep, $"Compare the plans of {title}", async job =>
    {
        job.LeadTo(Addresses.SweepComparison(sweep));
        job.Tell("Reading the sweep");
        var progress = new Listener<CompareProgress>(news => job.Tell(news.Step,
            ("Done", $"{Words.Count(news.Done)} of {Words.Count(news.Total)}"), ("Time left", Duration(news.Left))));
        await new CompareRun(options.Clock).RunAsync(new(folder) { DataFolders = DataFolders }, progress, job.Stopping);
        job.End(JobState.Done, "Every plan was carried out in every future.");
    });

    private Job Add(string sweep, string title, Func<Job, Task> work)
    {
        var job = jobs.Add(title, work);
        last[sweep] = job.Id;
        return job;
    }

    private static (string Name, string Value)[] Facts(SweepProgress news, Dictionary<string, double?> lack)
    {
        var all = news.Done + news.Failed + news.Remaining;
        var shortOf = news.BestPlacesShort ?? (news.Best is null ? null : lack.GetValueOrDefault(news.Best));
        return
        [
            ("Solved", $"{Words.Count(news.Done)} of {Words.Count(all)}"), ("Failed", Words.Count(news.Failed)),
            ("Still to solve", Words.Count(news.Remaining)), ("Time left", Duration(news.Left)),
            ("Least cost so far", news.Best is null ? "–" : $"{Words.Millions(news.BestCostGbp)} with {Words.Count(shortOf)} places short "
                + $"in the last year ({news.Best.Replace("_", ", ", StringComparison.Ordinal)})"),
        ];
    }

    private static string Duration(TimeSpan? time) => time switch
    {
        null => "not known yet",
        { TotalSeconds: < 90 } left => Words.Many(Math.Ceiling(left.TotalSeconds), "second"),
        { TotalMinutes: < 90 } left => Words.Many(Math.Ceiling(left.TotalMinutes), "minute"),
        { } left => Words.Many(Math.Ceiling(left.TotalHours), "hour"),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    private sealed class Listener<T>(Action<T> hear) : IProgress<T>
    {
        public void Report(T value) => hear(value);
    }
}
