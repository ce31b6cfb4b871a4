using Sufficiency.Solver.Mip;

namespace Sufficiency.Solver.Benders;

/// <summary>The master problem of Benders' decomposition: the least over the integers, subject to the rows over them alone and to all
/// cuts. Its optimum bounds every plan from below.</summary>
/// <param name="blocks">Solves the integer program.</param>
internal abstract class MasterProblem<TCuts>(IBlockSolver blocks)
{
    /// <summary>Costs are measured from this many units below the floor.</summary>
    protected const double Shift = 100.0;

    /// <summary>What the solver's rows may be off, in units.</summary>
    protected const double Slack = 1e-4;

    /// <summary>Units beyond the best choice known that are still allowed, so that this choice is an answer.</summary>
    protected const double BeyondBest = 0.01;

    /// <summary>Solves integer programs.</summary>
    protected IBlockSolver Blocks => blocks;

    /// <summary>The bound, and the choice that attains it or nearly; null if no choice satisfies the rows.</summary>
    /// <remarks>The bound never lies above what the cuts ask at the answer or at a neighbour, whatever the solver says.</remarks>
    /// <param name="cuts">The cuts.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="allowed">The search's time.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(double Bound, double[] Values)?> SolveAsync(TCuts cuts, MasterQuery query, TimeAllowed allowed,
        CancellationToken cancellation)
    {
        var (block, slack) = Build(cuts, query);
        var solution = await IntegerProgram.SolveAsync(blocks, block, query.Gap / Shift, () => Left(allowed), cancellation)
            .ConfigureAwait(false);
        if (solution is null)
        {
            if (query.Best is null) return null; // that none is left is believed only without a cutoff
            return await SolveAsync(cuts, query with { Best = null, IsFixed = null }, allowed, cancellation).ConfigureAwait(false);
        }

        var bound = double.IsNegativeInfinity(solution.Bound) ? query.Floor : query.Floor + (query.Unit * (solution.Bound - Shift - slack));
        var values = ValuesIn(solution);
        var (least, nearby) = LeastAround(values, cuts, query);
        return bound <= least ? (Math.Max(query.Floor, bound), values) : (Math.Max(query.Floor, least), nearby);
    }

    /// <summary>A choice that the cuts allow to be cheap; null if the solver finds none within its limits, which proves nothing.</summary>
    public async Task<double[]?> FindAsync(TCuts cuts, MasterQuery query, TimeAllowed allowed, CancellationToken cancellation)
    {
        var (block, _) = Build(cuts, query);
        var solution = await blocks.SolveAsync(block, BlockBackEnd.Scip, query.Gap / Shift, Left(allowed), cancellation)
            .ConfigureAwait(false);
        return solution.Values.Length == 0 ? null : ValuesIn(solution);
    }

    /// <summary>The time that one program may take.</summary>
    protected virtual TimeSpan? Left(TimeAllowed allowed) => allowed.Left;

    /// <summary>The integer program, and what its rows may be off in units.</summary>
    protected abstract (BlockProblem Block, double Slack) Build(TCuts cuts, MasterQuery query);

    /// <summary>The choice in a solution, rounded.</summary>
    protected abstract double[] ValuesIn(BlockSolution solution);

    /// <summary>The least that the cuts ask at a choice, or at a choice that differs in one integer.</summary>
    protected abstract (double Value, double[] Values) LeastAround(double[] values, TCuts cuts, MasterQuery query);
}
