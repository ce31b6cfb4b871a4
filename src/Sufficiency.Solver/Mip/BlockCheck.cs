using System.Globalization;

namespace Sufficiency.Solver.Mip;

/// <summary>Checks a block before it is handed over, and an answer before it is believed.</summary>
internal static class BlockCheck
{
    /// <summary>Largest violation accepted, relative to the size of the terms.</summary>
    public const double Tolerance = 1e-6;

    private const double IntegerTolerance = 1e-5;

    /// <summary>A fault of the block in plain words; null if there is none.</summary>
    public static string? FindFault(BlockProblem problem) => FindShapeFault(problem) ?? FindBoundFault(problem) ?? FindEntryFault(problem);

    /// <summary>
    /// A fault of a solution in plain words; null if there is none. Moves values that lie beyond a bound by rounding onto the bound.
    /// </summary>
    public static string? FindFault(BlockProblem problem, double[] values, double objective)
    {
        var recomputed = 0.0;
        var scale = 1.0;
        for (var column = 0; column < values.Length; column++)
        {
            if (ColumnFault(problem, column, values[column]) is { } fault) return fault;
            values[column] = Math.Clamp(values[column], problem.ColumnLower[column], problem.ColumnUpper[column]);
            recomputed += problem.Cost[column] * values[column];
            scale += Math.Abs(problem.Cost[column] * values[column]);
        }

        return Math.Abs(recomputed - objective) > Tolerance * scale
            ? Invariant($"The solver's objective {objective:R} is not that of its solution, {recomputed:R}.")
            : FindRowFault(problem, values);
    }

    private static string? FindShapeFault(BlockProblem problem)
    {
        var columns = problem.ColumnCount;
        if (problem.ColumnLower.Length != columns || problem.ColumnUpper.Length != columns || problem.ColumnStart.Length != columns + 1
            || (problem.IsInteger is { } whole && whole.Length != columns) || (problem.Hint is { } hint && hint.Length != columns))
        {
            return $"The block's column arrays differ in length ({columns} costs).";
        }

        if (problem.RowUpper.Length != problem.RowCount)
            return $"The block's row arrays differ in length ({problem.RowCount} lower bounds).";
        return problem.EntryRow.Length != problem.EntryValue.Length || problem.ColumnStart[0] != 0
            || problem.ColumnStart[^1] != problem.EntryRow.Length
            ? "The block's entries and column starts do not match."
            : null;
    }

    private static string? FindBoundFault(BlockProblem problem)
    {
        for (var column = 0; column < problem.ColumnCount; column++)
        {
            if (!double.IsFinite(problem.Cost[column])) return $"Column {column} has no finite cost.";
            if (!double.IsFinite(problem.ColumnLower[column]) || !double.IsFinite(problem.ColumnUpper[column]))
                return $"Column {column} has no finite bounds.";
            if (problem.ColumnLower[column] > problem.ColumnUpper[column])
                return $"Column {column} has its lower bound above its upper bound.";
            if (problem.Hint is { } hint && !double.IsFinite(hint[column])) return $"Column {column} has no finite hint.";
        }

        for (var row = 0; row < problem.RowCount; row++)
        {
            var (lower, upper) = (problem.RowLower[row], problem.RowUpper[row]);
            if (double.IsNaN(lower) || double.IsNaN(upper) || double.IsPositiveInfinity(lower)
                || double.IsNegativeInfinity(upper) || lower > upper)
                return Invariant($"Row {row} has impossible bounds {lower:R} and {upper:R}.");
        }

        return null;
    }

    private static string? FindEntryFault(BlockProblem problem)
    {
        var lastColumn = new int[problem.RowCount];
        Array.Fill(lastColumn, -1);
        for (var column = 0; column < problem.ColumnCount; column++)
        {
            if (problem.ColumnStart[column] > problem.ColumnStart[column + 1])
                return $"The entries of column {column} end before they start.";
            for (var entry = problem.ColumnStart[column]; entry < problem.ColumnStart[column + 1]; entry++)
            {
                var row = problem.EntryRow[entry];
                if ((uint)row >= (uint)problem.RowCount) return $"Column {column} names row {row}, of {problem.RowCount}.";
                if (lastColumn[row] == column) return $"Column {column} names row {row} twice.";
                if (!double.IsFinite(problem.EntryValue[entry])) return $"Column {column} has no finite coefficient on row {row}.";
                lastColumn[row] = column;
            }
        }

        return null;
    }

    private static string? ColumnFault(BlockProblem problem, int column, double value)
    {
        var (lower, upper) = (problem.ColumnLower[column], problem.ColumnUpper[column]);
        if (!(value >= lower - Tolerance * (1 + Math.Abs(lower)) && value <= upper + Tolerance * (1 + Math.Abs(upper))))
            return Invariant($"The solver's value {value:R} of column {column} lies outside its bounds {lower:R} and {upper:R}.");
        return problem.IsInteger is { } whole && whole[column] && Math.Abs(value - Math.Round(value)) > IntegerTolerance
            ? Invariant($"The solver's value {value:R} of column {column} is not whole.")
            : null;
    }

    private static string? FindRowFault(BlockProblem problem, double[] values)
    {
        var activity = new double[problem.RowCount];
        var scale = new double[problem.RowCount];
        for (var column = 0; column < values.Length; column++)
        {
            if (values[column] == 0) continue;
            for (var entry = problem.ColumnStart[column]; entry < problem.ColumnStart[column + 1]; entry++)
            {
                var term = problem.EntryValue[entry] * values[column];
                activity[problem.EntryRow[entry]] += term;
                scale[problem.EntryRow[entry]] += Math.Abs(term);
            }
        }

        for (var row = 0; row < activity.Length; row++)
        {
            var slack = Tolerance * (1 + scale[row]);
            if (!(activity[row] >= problem.RowLower[row] - slack && activity[row] <= problem.RowUpper[row] + slack))
                return string.Create(CultureInfo.InvariantCulture, $"The solver's solution breaks row {row}: {activity[row]:R} "
                    + $"is not between {problem.RowLower[row]:R} and {problem.RowUpper[row]:R}.");
        }

        return null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
