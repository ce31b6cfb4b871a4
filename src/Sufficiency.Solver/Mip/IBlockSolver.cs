namespace Sufficiency.Solver.Mip;

/// <summary>The back end of OR-Tools that solves a block.</summary>
internal enum BlockBackEnd
{
    /// <summary>CLP: linear programs, with duals.</summary>
    Clp,

    /// <summary>GLOP: linear programs, with duals; quicker when small.</summary>
    Glop,

    /// <summary>SCIP: mixed-integer, honours limits.</summary>
    Scip,

    /// <summary>CBC: mixed-integer; ends later than its time limit.</summary>
    Cbc,
}

/// <summary>A linear or mixed-integer program to minimise, stored by columns.</summary>
/// <remarks>
/// Arrays by column: cost, lower, upper (finite), integer. Arrays by row: lower, upper (may be infinite). Entries are compressed by column.
/// </remarks>
internal sealed class BlockProblem
{
    /// <summary>Cost of each column.</summary>
    public required double[] Cost { get; init; }

    /// <summary>Lower bound of each column.</summary>
    public required double[] ColumnLower { get; init; }

    /// <summary>Upper bound of each column; finite.</summary>
    public required double[] ColumnUpper { get; init; }

    /// <summary>Whether each column is an integer; null for none.</summary>
    public bool[]? IsInteger { get; init; }

    /// <summary>Lower bound of each row.</summary>
    public required double[] RowLower { get; init; }

    /// <summary>Upper bound of each row.</summary>
    public required double[] RowUpper { get; init; }

    /// <summary>Where each column's entries start; one more value than columns.</summary>
    public required int[] ColumnStart { get; init; }

    /// <summary>Row of each entry.</summary>
    public required int[] EntryRow { get; init; }

    /// <summary>Value of each entry.</summary>
    public required double[] EntryValue { get; init; }

    /// <summary>Values to start a mixed-integer solve from, one a column; null for none.</summary>
    public double[]? Hint { get; init; }

    /// <summary>
    /// Nodes after which SCIP answers with its best; null for any number. A limit of nodes means the same on every machine.
    /// </summary>
    public int? MostNodes { get; init; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => Cost.Length;

    /// <summary>Number of rows.</summary>
    public int RowCount => RowLower.Length;

    /// <summary>The block without integers and without values to start from.</summary>
    public BlockProblem Relaxed() => new()
    {
        Cost = Cost,
        ColumnLower = ColumnLower,
        ColumnUpper = ColumnUpper,
        RowLower = RowLower,
        RowUpper = RowUpper,
        ColumnStart = ColumnStart,
        EntryRow = EntryRow,
        EntryValue = EntryValue,
    };
}

/// <summary>How a solve ended.</summary>
internal enum BlockStatus
{
    /// <summary>Solved to the tolerance asked for.</summary>
    Optimal,

    /// <summary>A solution, not proven.</summary>
    Feasible,

    /// <summary>No solution exists.</summary>
    Infeasible,

    /// <summary>Nothing found within the limits.</summary>
    NotSolved,

    /// <summary>The back end refused the model or failed; the message says how.</summary>
    Failed,
}

/// <summary>The answer to a block.</summary>
internal sealed class BlockSolution
{
    /// <summary>How the solve ended.</summary>
    public required BlockStatus Status { get; init; }

    /// <summary>Objective, if there is a solution.</summary>
    public double Objective { get; init; }

    /// <summary>Best bound that the back end claims; the objective of a linear program; −∞ if it claims none.</summary>
    public double Bound { get; init; } = double.NegativeInfinity;

    /// <summary>Value of each column.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>Dual of each row (linear programs only): ≤ 0 on a ≤ row.</summary>
    public double[] Duals { get; init; } = [];

    /// <summary>Plain words if something went wrong.</summary>
    public string Message { get; init; } = "";
}

/// <summary>Solves one block.</summary>
internal interface IBlockSolver
{
    /// <summary>Name and version for run.json.</summary>
    string Description { get; }

    /// <summary>Solves; throws only <see cref="OperationCanceledException"/> and <see cref="SolverUnavailableException"/>.</summary>
    /// <param name="problem">The block.</param>
    /// <param name="backEnd">Back end.</param>
    /// <param name="relativeGap">Gap at which a mixed-integer solve may stop.</param>
    /// <param name="timeLimit">After it the best found is returned; a back end that ignores it is left behind a little later.</param>
    /// <param name="cancellation">Stops at once.</param>
    Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
        CancellationToken cancellation);
}
