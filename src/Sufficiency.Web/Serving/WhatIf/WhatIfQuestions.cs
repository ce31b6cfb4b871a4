using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Web.Serving.Jobs;

namespace Sufficiency.Web.Serving.WhatIf;

/// <summary>A run that is read into memory, or is being read.</summary>
/// <param name="Job">Reads it.</param>
/// <param name="Session">The run once it is read; a fault ends the job with its reason.</param>
public sealed record OpenedRun(Job Job, Task<WhatIfSession> Session)
{
    /// <summary>The run, if it is in memory.</summary>
    public WhatIfSession? Ready => Session.IsCompletedSuccessfully ? Session.Result : null;
}

/// <summary>A question that somebody asked.</summary>
/// <param name="Id">Its number, as in its address.</param>
/// <param name="Run">Name of the run.</param>
/// <param name="Form">What was changed.</param>
/// <param name="Change">The same as the engine takes it.</param>
/// <param name="Session">The run.</param>
public sealed record WhatIfQuestion(int Id, string Run, WhatIfForm Form, WhatIfChange Change, WhatIfSession Session)
{
    /// <summary>Answers it.</summary>
    public Job Job { get; internal set; } = null!;

    /// <summary>The answer; null until there is one.</summary>
    public WhatIfAnswer? Answer { get; internal set; }

    /// <summary>What is wrong with the change; empty if it could be planned.</summary>
    public IReadOnlyList<string> Faults { get; internal set; } = [];

    /// <summary>Address of its page.</summary>
    public string Address => $"{Addresses.WhatIf(Run)}/answers/{Id}";
}
