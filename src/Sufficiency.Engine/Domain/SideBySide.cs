using System.Runtime.ExceptionServices;

namespace Sufficiency.Engine.Domain;

/// <summary>Work on several threads, whose faults look as they would on one.</summary>
internal static class SideBySide
{
    /// <summary>Runs work that uses <see cref="Parallel"/>; of its faults the first is thrown as it is.</summary>
    public static void Run(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
    }
}
