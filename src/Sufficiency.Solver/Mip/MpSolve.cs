using Google.OrTools.LinearSolver;
using OrToolsConstraint = Google.OrTools.LinearSolver.Constraint;
using OrToolsSolver = Google.OrTools.LinearSolver.Solver;

namespace Sufficiency.Solver.Mip;

/// <summary>Solves one block by OR-Tools' MPSolver in this process: block in, unchecked answer out.</summary>
/// <remarks>
/// MPSolver checks nothing itself, so only blocks without a fault may come here. It holds an object for each column, so blocks are small.
/// </remarks>
internal sealed class MpSolve : IDisposable
{
    private const long ShortestMilliseconds = 1; // a limit of none is taken for no limit
    private readonly BlockProblem problem;
    private readonly BackEndSettings settings;
    private readonly OrToolsSolver solver;
    private readonly Variable[] columns;
    private readonly OrToolsConstraint[] rows;

    /// <summary>Hands the block over.</summary>
    /// <exception cref="SolverUnavailableException">OR-Tools lacks the back end.</exception>
    public MpSolve(BlockProblem problem, BackEndSettings settings)
    {
        (this.problem, this.settings) = (problem, settings);
        solver = OrToolsLibrary.Create(settings.Name);
        columns = new Variable[problem.ColumnCount];
        rows = new OrToolsConstraint[problem.RowCount];
        AddColumns();
        AddRows();
    }

    /// <summary>Solves.</summary>
    /// <param name="relativeGap">Gap at which a mixed-integer solve may stop.</param>
    /// <param name="timeLimit">Most time; null for any.</param>
    /// <param name="cancellation">Interrupts a back end that hears it.</param>
    public BackEndAnswer Run(double relativeGap, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        if (timeLimit is { } limit) solver.SetTimeLimit(Math.Max(ShortestMilliseconds, (long)limit.TotalMilliseconds));
        var own = settings.ParametersFor(problem);
        if (own.Length > 0 && !solver.SetSolverSpecificParametersAsString(own))
            return new(BlockStatus.Failed, "its parameters were refused");
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, relativeGap);
        OrToolsSolver.ResultStatus status;
        using (settings.HearsInterrupts ? new Interrupter(solver, cancellation) : null) status = solver.Solve(parameters);
        return status switch
        {
            OrToolsSolver.ResultStatus.OPTIMAL => Read(BlockStatus.Optimal),
            OrToolsSolver.ResultStatus.FEASIBLE => Read(BlockStatus.Feasible),
            OrToolsSolver.ResultStatus.INFEASIBLE => new(BlockStatus.Infeasible, ""),
            OrToolsSolver.ResultStatus.NOT_SOLVED => new(BlockStatus.NotSolved, ""),
            _ => new(BlockStatus.Failed, $"it ended with status {status}"),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => solver.Dispose();

    private void AddColumns()
    {
        using var objective = solver.Objective();
        for (var column = 0; column < columns.Length; column++)
        {
            var isWhole = !settings.IsLinear && problem.IsInteger is { } whole && whole[column];
            columns[column] = solver.MakeVar(problem.ColumnLower[column], problem.ColumnUpper[column], isWhole, "");
            if (problem.Cost[column] != 0) objective.SetCoefficient(columns[column], problem.Cost[column]);
        }

        objective.SetMinimization();
        if (problem.Hint is { } hint && !settings.IsLinear) solver.SetHint(columns, hint);
    }

    private void AddRows()
    {
        for (var row = 0; row < rows.Length; row++) rows[row] = solver.MakeConstraint(problem.RowLower[row], problem.RowUpper[row], "");
        for (var column = 0; column < columns.Length; column++)
        {
            for (var entry = problem.ColumnStart[column]; entry < problem.ColumnStart[column + 1]; entry++)
                rows[problem.EntryRow[entry]].SetCoefficient(columns[column], problem.EntryValue[entry]);
        }
    }

    private BackEndAnswer Read(BlockStatus status)
    {
        using var objective = solver.Objective();
        return new(status, "")
        {
            Objective = objective.Value(),
            Bound = settings.IsLinear ? double.NegativeInfinity : objective.BestBound(),
            Values = Array.ConvertAll(columns, column => column.SolutionValue()),
            Duals = settings.IsLinear && status == BlockStatus.Optimal ? Array.ConvertAll(rows, row => row.DualValue()) : [],
        };
    }
}
