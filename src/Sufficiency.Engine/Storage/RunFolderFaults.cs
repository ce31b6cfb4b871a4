using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>Turns faults of the disk into messages that an officer can act on.</summary>
internal static class RunFolderFaults
{
    private const int NoSpaceOnUnix = 28; // ENOSPC, errno.h
    private const int NoSpaceOnWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    /// <summary>Runs work without a result; a fault of the disk becomes a <see cref="RunFolderException"/>.</summary>
    /// <param name="target">The path that is written to.</param>
    /// <param name="work">The work.</param>
    /// <param name="advice">The advice of the message; null for naming another folder.</param>
    public static void Explain(string target, Action work, string? advice = null) => Explain(
        target,
        () =>
        {
            work();
            return true;
        },
        advice);

    /// <summary>Runs the work; a fault of the disk becomes a <see cref="RunFolderException"/>.</summary>
    /// <param name="target">The path that is written to.</param>
    /// <param name="work">The work.</param>
    /// <param name="advice">The advice of the message; null for naming another folder.</param>
    public static T Explain<T>(string target, Func<T> work, string? advice = null)
    {
        try
        {
            return work();
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new RunFolderException(
                $"{target} cannot be written: no rights. {advice ?? "Choose a folder of your own with --out."} ({fault.Message})", fault);
        }
        catch (IOException fault) when (IsFull(fault.HResult) || SaysFull(fault.Message))
        {
            throw Full(target, fault, advice);
        }
        catch (Exception fault)
            when (fault is IOException || (fault is DuckDbException && fault.Message.StartsWith("IO Error", StringComparison.Ordinal)))
        {
            throw new RunFolderException($"{target} cannot be written. {advice ?? "Choose another folder with --out."} Earlier runs are as "
                + $"they were. ({fault.Message})", fault);
        }
    }

    private static RunFolderException Full(string target, Exception fault, string? advice) =>
        new($"{target} cannot be written: the disk is full. {advice ?? "Free some space, or choose another disk with --out."} Earlier runs "
            + $"are as they were. ({fault.Message})", fault);

    private static bool IsFull(int result) => result is NoSpaceOnUnix or NoSpaceOnWindows;

    private static bool SaysFull(string message) => message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
        || message.Contains("not enough space on the disk", StringComparison.OrdinalIgnoreCase);
}
