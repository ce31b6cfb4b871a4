using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Serving.Jobs;
using Sufficiency.Web.Serving.Plans;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.WhatIf;

/// <summary>Keeps the runs that are asked about in memory, and the answers of this session in a folder of temporary files.</summary>
internal sealed class WhatIfDesk(ServeOptions options, RunStore store, JobList jobs) : IDisposable
{
    private const int MostRuns = 2; // a county by small areas takes more than a gigabyte
    private const int MostAnswers = 40;
    private readonly Lock gate = new();
    private readonly List<(string Run, DateTime Written, OpenedRun Opened)> runs = [];
    private readonly List<WhatIfQuestion> questions = [];
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("sufficiency-what-if-");
    private int last;

    /// <summary>Begins to read a run, or finds it as far as it is.</summary>
    public bool TryOpen(string run, [NotNullWhen(true)] out OpenedRun? opened)
    {
        opened = null;
        if (store.Find(run) is not { } folder) return false;
        var written = File.GetLastWriteTimeUtc(Path.Combine(folder, "run.json"));
        lock (gate)
        {
            runs.RemoveAll(entry => entry.Run == run && (entry.Written != written || entry.Opened.Session is { IsFaulted: true }
                or { IsCanceled: true }));
            opened = runs.Find(entry => entry.Run == run).Opened;
            if (opened is null)
            {
                opened = Begin(run, folder);
                runs.Add((run, written, opened));
                if (runs.Count > MostRuns) runs.RemoveAt(0);
            }
        }

        return true;
    }

    /// <summary>Asks a question.</summary>
    public WhatIfQuestion Ask(string run, WhatIfSession session, WhatIfForm form, WhatIfChange change)
    {
        lock (gate)
        {
            var question = new WhatIfQuestion(++last, run, form, change, session);
            questions.Add(question);
            if (questions.Count > MostAnswers) Forget(questions[0]);
            question.Job = jobs.Add($"What if, from {run}", job => AnswerAsync(question, job), waitsForTurn: false);
            return question;
        }
    }

    /// <summary>A question by its number; null if there is none, or if it is forgotten.</summary>
    public WhatIfQuestion? Find(string run, int id)
    {
        lock (gate) return questions.Find(question => question.Id == id && question.Run == run);
    }

    /// <summary>Keeps an answer as a run of its own.</summary>
    public Job Keep(WhatIfQuestion question, string name)
    {
        var folder = Path.Combine(store.Folder, store.FreeName(name));
        return jobs.Add($"Keeping {Path.GetFileName(folder)}", async job =>
        {
            var request = question.Session.RequestOf(question.Change, folder);
            var outcome = await question.Session.KeepAsync(question.Change, folder, false, new PlanJob.Steps(job), job.Stopping);
            await PlanJob.EndAsync(job, outcome, request, options);
        });
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (place.Exists) place.Delete(recursive: true);
    }

    private OpenedRun Begin(string run, string folder)
    {
        var session = new TaskCompletionSource<WhatIfSession>();
        var job = jobs.Add($"Getting {run} ready", async job =>
        {
            try
            {
                session.SetResult(
                    await WhatIfSession.OpenAsync(folder, PackOf(folder), options.Clock, new PlanJob.Steps(job), job.Stopping));
                job.End(JobState.Done, "The run is ready.", Addresses.WhatIf(run));
            }
            catch (Exception fault)
            {
                session.SetException(fault);
                throw;
            }
        }, waitsForTurn: false);
        return new(job, session.Task);
    }

    /// <summary>Where the run read its pack, or the pack of that name here if the run came from another machine.</summary>
    private string? PackOf(string folder)
    {
        var record = RunRecord.Read(folder);
        return record.Pack is { } path && Path.Exists(path) ? null
            : PackList.Find(options.DataFolders).FirstOrDefault(pack => pack.Name == record.Scenario)?.PlanFile;
    }

    private async Task AnswerAsync(WhatIfQuestion question, Job job)
    {
        var folder = Path.Combine(place.FullName, question.Id.ToString(CultureInfo.InvariantCulture), "what-if");
        try
        {
            question.Answer = await question.Session.AnswerAsync(question.Change, folder, new PlanJob.Steps(job), job.Stopping);
        }
        catch (DataIssueException fault)
        {
            question.Faults = [.. fault.Issues.Select(issue => issue.ToString())];
            job.End(JobState.Failed, "The change has faults, and nothing was planned.");
            return;
        }

        var seconds = question.Answer.Seconds.Values.Sum();
        job.End(question.Answer.WhyNone is null ? JobState.Done : JobState.Failed,
            question.Answer.WhyNone ?? $"Answered in {seconds.ToString("0.0", CultureInfo.InvariantCulture)} seconds", question.Address);
    }

    private void Forget(WhatIfQuestion question)
    {
        questions.Remove(question);
        var folder = Path.Combine(place.FullName, question.Id.ToString(CultureInfo.InvariantCulture));
        if (!question.Job.IsOpen && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
