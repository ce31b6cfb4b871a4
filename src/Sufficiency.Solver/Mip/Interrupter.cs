using OrToolsSolver = Google.OrTools.LinearSolver.Solver;

namespace Sufficiency.Solver.Mip;

/// <summary>
/// Interrupts a running solve when it is cancelled, again and again until the solve returns: an interrupt before it has begun is lost.
/// </summary>
internal sealed class Interrupter : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly OrToolsSolver solver;
    private readonly ManualResetEventSlim hasReturned = new();
    private readonly CancellationTokenRegistration registration;
    private Task interrupting = Task.CompletedTask;

    /// <summary>Begins to listen; disposed when the solve has returned.</summary>
    public Interrupter(OrToolsSolver solver, CancellationToken cancellation)
    {
        this.solver = solver;
        registration = cancellation.Register(() => interrupting = Task.Run(Interrupt, CancellationToken.None));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hasReturned.Set();
        registration.Dispose(); // waits for a registration that runs just now
        interrupting.GetAwaiter().GetResult(); // the solver must outlive it
        hasReturned.Dispose();
    }

    private void Interrupt()
    {
        while (!hasReturned.Wait(Pause)) solver.InterruptSolve();
    }
}
