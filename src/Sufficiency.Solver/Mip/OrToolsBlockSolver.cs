namespace Sufficiency.Solver.Mip;

/// <summary>Solves blocks by native OR-Tools in this process, and believes no answer that it has not checked.</summary>
internal sealed class OrToolsBlockSolver : IBlockSolver
{
    // CBC and CLP end later than asked for, and hear no interrupt: they are left to themselves after this.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private OrToolsBlockSolver()
    {
    }

    /// <inheritdoc/>
    public string Description => OrToolsLibrary.Description;

    /// <summary>Loads OR-Tools.</summary>
    /// <exception cref="SolverUnavailableException">It cannot run on this machine.</exception>
    public static OrToolsBlockSolver Open()
    {
        OrToolsLibrary.Load();
        return new();
    }

    /// <inheritdoc/>
    public async Task<BlockSolution> SolveAsync(
        BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (BlockCheck.FindFault(problem) is { } fault) return new() { Status = BlockStatus.Failed, Message = fault };
        if (problem.ColumnCount == 0 || problem.RowCount == 0) return TrivialBlock.Solve(problem);
        var settings = BackEndSettings.Of(backEnd);
        var solving = Task.Factory.StartNew(
            () => Run(problem, settings, relativeGap, timeLimit, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            var longest = timeLimit is { } limit ? limit + Grace : Timeout.InfiniteTimeSpan;
            var answer = await (settings.HearsInterrupts ? solving : solving.WaitAsync(longest, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return AnswerReader.Read(problem, backEnd, relativeGap, answer);
        }
        catch (TimeoutException)
        {
            return new() { Status = BlockStatus.NotSolved, Message = $"{backEnd} did not end in time." };
        }
    }

    private static BackEndAnswer Run(BlockProblem problem, BackEndSettings settings, double relativeGap, TimeSpan? timeLimit,
        CancellationToken cancellation)
    {
        using var solve = new MpSolve(problem, settings);
        return solve.Run(relativeGap, timeLimit, cancellation);
    }
}
