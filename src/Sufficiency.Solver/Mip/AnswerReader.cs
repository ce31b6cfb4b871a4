namespace Sufficiency.Solver.Mip;

/// <summary>Turns a back end's answer into a checked answer.</summary>
internal static class AnswerReader
{
    // Bound and objective of one solve differ by rounding, even if the gap asked for is zero.
    private const double RoundingGap = 1e-9;

    /// <summary>Reads and checks.</summary>
    public static BlockSolution Read(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, BackEndAnswer answer)
    {
        switch (answer.Status)
        {
            case BlockStatus.Infeasible: return Failure(answer.Status, $"{backEnd} proved that no solution exists.");
            case BlockStatus.NotSolved:
                return Failure(answer.Status, $"{backEnd} found nothing within its limits. {answer.Message}".TrimEnd());
            case BlockStatus.Failed: return Failure(answer.Status, $"{backEnd} failed: {answer.Message}.");
            default: return Check(problem, backEnd, relativeGap, answer);
        }
    }

    private static BlockSolution Check(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, BackEndAnswer answer)
    {
        var isLinear = BackEndSettings.Of(backEnd).IsLinear;
        var checkedAs = isLinear && problem.IsInteger is not null ? problem.Relaxed() : problem;
        if (BlockCheck.FindFault(checkedAs, answer.Values, answer.Objective) is { } fault)
            return Failure(BlockStatus.Failed, $"{backEnd}: {fault}");
        var bound = isLinear
            ? answer.Status == BlockStatus.Optimal ? answer.Objective : double.NegativeInfinity
            : Math.Min(double.IsNaN(answer.Bound) ? double.NegativeInfinity : answer.Bound, answer.Objective);
        var isProven = answer.Objective - bound <= Math.Max(relativeGap, RoundingGap) * Math.Max(Math.Abs(answer.Objective), RoundingGap);
        return new BlockSolution
        {
            Status = isProven ? BlockStatus.Optimal : BlockStatus.Feasible,
            Objective = answer.Objective,
            Bound = bound,
            Values = answer.Values,
            Duals = answer.Duals,
        };
    }

    private static BlockSolution Failure(BlockStatus status, string message) => new() { Status = status, Message = message };
}
