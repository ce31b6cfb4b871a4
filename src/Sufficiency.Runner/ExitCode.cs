namespace Sufficiency.Runner;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input or the request is at fault; the message says where.</summary>
    public const int InputAtFault = 1;

    /// <summary>No plan was found within the limits, or the user stopped the run.</summary>
    public const int NoPlan = 2;

    /// <summary>Our fault.</summary>
    public const int OurFault = 3;
}
