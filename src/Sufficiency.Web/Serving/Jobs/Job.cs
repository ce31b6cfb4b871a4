namespace Sufficiency.Web.Serving.Jobs;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Another job is at work; this one is next.</summary>
    Waiting,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Ended with a fault.</summary>
    Failed,

    /// <summary>Stopped by the user or with the program.</summary>
    Stopped,
}

/// <summary>Work that takes longer than a page: a plan, a sweep.</summary>
/// <param name="id">Number of the job, as in its address.</param>
/// <param name="title">What it does, as "Plan of Oxfordshire by MSOA".</param>
/// <param name="started">When it was asked for.</param>
public sealed class Job(int id, string title, DateTimeOffset started) : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private volatile JobNews news = new(JobState.Waiting, "Waiting for the job before it", [], null);

    /// <summary>Number of the job, as in its address.</summary>
    public int Id => id;

    /// <summary>What it does.</summary>
    public string Title => title;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Started => started;

    /// <summary>How far it is.</summary>
    public JobNews News => news;

    /// <summary>Whether it is waiting or at work.</summary>
    public bool IsOpen => news.State is JobState.Waiting or JobState.Running;

    /// <summary>Stops it; what it wrote whole stays.</summary>
    public CancellationToken Stopping => source.Token;

    /// <summary>Asks it to stop.</summary>
    public void Stop()
    {
        source.Cancel();
        if (news.State == JobState.Running) Tell(news.Doing + ". Stopping");
    }

    /// <summary>Says what it is doing, with facts as "done 12 of 80".</summary>
    public void Tell(string doing, params IReadOnlyList<(string Name, string Value)> facts) =>
        news = new(JobState.Running, doing, facts, news.ResultAddress);

    /// <summary>Says where its result is, or will be.</summary>
    public void LeadTo(string address) => news = news with { ResultAddress = address };

    /// <summary>Ends it.</summary>
    public void End(JobState state, string sentence, string? resultAddress = null) =>
        news = new(state, sentence, news.Facts, resultAddress ?? news.ResultAddress);

    /// <inheritdoc />
    public void Dispose() => source.Dispose();
}

/// <summary>How far a job is, at one moment.</summary>
/// <param name="State">Its state.</param>
/// <param name="Doing">What it is doing, or how it ended, in a sentence.</param>
/// <param name="Facts">Facts of its progress.</param>
/// <param name="ResultAddress">Address of the page with its result; null before there is one.</param>
public sealed record JobNews(JobState State, string Doing, IReadOnlyList<(string Name, string Value)> Facts, string? ResultAddress);
