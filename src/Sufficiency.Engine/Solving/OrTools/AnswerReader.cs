using Google.Protobuf;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>Turns a response into a checked answer.</summary>
internal static class AnswerReader
{
    // Bound and objective of one solve differ by rounding even where the gap asked for is zero.
    private const double RoundingGap = 1e-9;

    /// <summary>Reads and checks.</summary>
    public static BlockSolution Read(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, byte[] answer)
    {
        try
        {
            return Interpret(problem, backEnd, relativeGap, SolutionResponse.Read(answer));
        }
        catch (InvalidProtocolBufferException exception)
        {
            return Failure(BlockStatus.Failed, $"{backEnd}'s answer could not be read: {exception.Message}");
        }
    }

    private static BlockSolution Interpret(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, SolutionResponse response)
    {
        switch (response.Status)
        {
            case SolutionResponse.Infeasible: return Failure(BlockStatus.Infeasible, $"{backEnd} proved that no solution exists.");
            case SolutionResponse.NotSolved: return Failure(BlockStatus.NotSolved, $"{backEnd} found nothing within its limits. {response.StatusText}".TrimEnd());
            case SolutionResponse.Optimal or SolutionResponse.Feasible: break;
            default: return Failure(BlockStatus.Failed, $"{backEnd} gave status {response.Status}. {response.StatusText}".TrimEnd());
        }

        var isLinear = backEnd is BlockBackEnd.Clp or BlockBackEnd.Glop;
        // An unknown solver type or an empty request answers without an error: only a whole solution counts.
        if (response.Values.Length != problem.ColumnCount || (isLinear && response.Status == SolutionResponse.Optimal && response.Duals.Length != problem.RowCount))
            return Failure(BlockStatus.Failed, $"{backEnd} gave {response.Values.Length} values for {problem.ColumnCount} columns.");
        var checkedAs = isLinear && problem.IsInteger is not null ? Relax(problem) : problem;
        if (BlockCheck.FindFault(checkedAs, response.Values, response.Objective) is { } fault) return Failure(BlockStatus.Failed, $"{backEnd}: {fault}");

        var bound = isLinear
            ? response.Status == SolutionResponse.Optimal ? response.Objective : double.NegativeInfinity
            : Math.Min(response.Bound ?? double.NegativeInfinity, response.Objective);
        var proven = response.Objective - bound <= Math.Max(relativeGap, RoundingGap) * Math.Max(Math.Abs(response.Objective), RoundingGap);
        return new BlockSolution
        {
            Status = proven ? BlockStatus.Optimal : BlockStatus.Feasible,
            Objective = response.Objective,
            Bound = bound,
            Values = response.Values,
            Duals = isLinear ? response.Duals : [],
        };
    }

    private static BlockProblem Relax(BlockProblem problem) => new()
    {
        Cost = problem.Cost,
        ColumnLower = problem.ColumnLower,
        ColumnUpper = problem.ColumnUpper,
        RowLower = problem.RowLower,
        RowUpper = problem.RowUpper,
        ColumnStart = problem.ColumnStart,
        EntryRow = problem.EntryRow,
        EntryValue = problem.EntryValue,
    };

    private static BlockSolution Failure(BlockStatus status, string message) => new() { Status = status, Message = message };
}
