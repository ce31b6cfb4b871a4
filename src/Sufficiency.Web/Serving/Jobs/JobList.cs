using System.Collections.Concurrent;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.WhatIf;

namespace Sufficiency.Web.Serving.Jobs;

/// <summary>Jobs one after another: a plan uses every processor, so two at once would only make both slow.</summary>
/// <param name="clock">Time.</param>
internal sealed class JobList(TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Job> jobs = new();
    private readonly ConcurrentDictionary<int, Task> tasks = new();
    private readonly SemaphoreSlim turn = new(1);
    private int last;

    /// <summary>Every job of this session, the newest first.</summary>
    public IReadOnlyList<Job> All => [.. jobs.Values.OrderByDescending(job => job.Id)];

    /// <summary>A job by its number; null if there is none.</summary>
    public Job? Find(int id) => jobs.GetValueOrDefault(id);

    /// <summary>Adds a job.</summary>
    /// <param name="title">What it does.</param>
    /// <param name="waitsForTurn">Whether it waits until other work is done; questions and what reads runs for them do not.</param>
    /// <param name="work">Does it, and ends the job or returns; throws <see cref="OperationCanceledException"/> if it is stopped.</param>
    public Job Add(string title, Func<Job, Task> work, bool waitsForTurn = true)
    {
        var job = new Job(Interlocked.Increment(ref last), title, clock.GetLocalNow());
        jobs[job.Id] = job;
        var myTurn = waitsForTurn ? turn.WaitAsync(job.Stopping) : Task.CompletedTask; // queued here, in the order of asking
        tasks[job.Id] = Task.Run(() => RunAsync(job, work, waitsForTurn, myTurn));
        return job;
    }

    /// <summary>Asks every job to stop; those that wait are asked first, so that none begins when the one before it ends.</summary>
    public void StopAll()
    {
        foreach (var job in All.Where(job => job.IsOpen)) job.Stop();
    }

    /// <summary>Stops every job and waits until each has put its files in order.</summary>
    public async ValueTask DisposeAsync()
    {
        StopAll();
        await Task.WhenAll(tasks.Values);
        foreach (var job in jobs.Values) job.Dispose();
        turn.Dispose();
    }

    private async Task RunAsync(Job job, Func<Job, Task> work, bool waitsForTurn, Task myTurn)
    {
        var isMyTurn = false;
        try
        {
            await myTurn;
            isMyTurn = waitsForTurn;
            job.Stopping.ThrowIfCancellationRequested(); // the turn may come in the moment of being stopped
            job.Tell("Starting");
            await work(job);
            if (job.IsOpen) job.End(JobState.Done, "Done");
        }
        catch (OperationCanceledException) when (job.Stopping.IsCancellationRequested)
        {
            job.End(JobState.Stopped, "Stopped. What was whole is kept; nothing is half written.");
        }
        catch (Exception fault)
        {
            job.End(JobState.Failed, Sentence(fault));
        }
        finally
        {
            if (isMyTurn) turn.Release();
        }
    }

    private static string Sentence(Exception fault) => fault switch
    {
        DataIssueException or SweepRefusedException or RunFolderException or WhatIfRefusedException => fault.Message,
        _ => $"The program met a fault of its own: {fault.Message} Nothing is half written.",
    };
}
