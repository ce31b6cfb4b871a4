using System.Globalization;
using Google.Protobuf;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>Writes a block as OR-Tools' MPModelRequest, by field numbers, straight into one buffer.</summary>
/// <remarks>Field numbers: ortools/linear_solver/linear_solver.proto. Generated classes would hold an object a column.</remarks>
internal sealed class ModelRequestEncoder
{
    // wire types: 0 varint, 1 eight bytes, 2 length-delimited; tag = field << 3 | wire type
    private const int VariableLower = (1 << 3) | 1, VariableUpper = (2 << 3) | 1, VariableCost = (3 << 3) | 1, VariableIsInteger = 4 << 3;
    private const int ConstraintLower = (2 << 3) | 1, ConstraintUpper = (3 << 3) | 1, ConstraintIndices = (6 << 3) | 2, ConstraintCoefficients = (7 << 3) | 2;
    private const int ModelVariable = (3 << 3) | 2, ModelConstraint = (4 << 3) | 2, ModelHint = (6 << 3) | 2;
    private const int HintIndices = (1 << 3) | 2, HintValues = (2 << 3) | 2;
    private const int RequestModel = (1 << 3) | 2, RequestSolver = 2 << 3, RequestSeconds = (3 << 3) | 1, RequestParameters = (5 << 3) | 2;
    private const int DoubleField = 1 + sizeof(double);

    private readonly BlockProblem problem;
    private readonly int[] rowStart;
    private readonly int[] rowColumn;
    private readonly double[] rowValue;

    private ModelRequestEncoder(BlockProblem problem)
    {
        this.problem = problem;
        rowStart = new int[problem.RowCount + 1];
        rowColumn = new int[problem.EntryRow.Length];
        rowValue = new double[problem.EntryRow.Length];
        Transpose();
    }

    /// <summary>Encodes; the block has been checked before.</summary>
    public static byte[] Encode(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit)
    {
        var encoder = new ModelRequestEncoder(problem);
        var modelSize = encoder.ModelSize();
        var parameters = backEnd == BlockBackEnd.Scip ? string.Create(CultureInfo.InvariantCulture, $"limits/gap = {relativeGap:R}") : "";
        var size = checked(1 + Varint(modelSize) + modelSize + 2 + (timeLimit is null ? 0 : DoubleField) + (parameters.Length == 0 ? 0 : 2 + parameters.Length));
        var bytes = new byte[size];
        var output = new CodedOutputStream(bytes);
        output.WriteRawTag(RequestModel);
        output.WriteLength(modelSize);
        encoder.WriteModel(output);
        output.WriteRawTag(RequestSolver);
        output.WriteInt32(SolverType(backEnd));
        if (timeLimit is { } limit) WriteDouble(output, RequestSeconds, limit.TotalSeconds);
        if (parameters.Length > 0)
        {
            output.WriteRawTag(RequestParameters);
            output.WriteString(parameters);
        }

        output.CheckNoSpaceLeft();
        return bytes;
    }

    /// <summary>An estimate of the request's bytes, without encoding.</summary>
    public static long EstimateBytes(long columns, long rows, long entries) => columns * 31 + rows * 40 + entries * 12;

    private static int SolverType(BlockBackEnd backEnd) => backEnd switch
    {
        BlockBackEnd.Clp => 0,
        BlockBackEnd.Glop => 2,
        BlockBackEnd.Scip => 3,
        BlockBackEnd.Cbc => 5,
        // 8 (PDLP) aborts the process; nothing but these four is ever asked for.
        _ => throw new ArgumentOutOfRangeException(nameof(backEnd), backEnd, "Not a back end of the worker."),
    };

    private void Transpose()
    {
        foreach (var row in problem.EntryRow) rowStart[row + 1]++;
        for (var row = 0; row < problem.RowCount; row++) rowStart[row + 1] += rowStart[row];
        var next = rowStart[..^1];
        for (var column = 0; column < problem.ColumnCount; column++)
        {
            for (var entry = problem.ColumnStart[column]; entry < problem.ColumnStart[column + 1]; entry++)
            {
                var position = next[problem.EntryRow[entry]]++;
                rowColumn[position] = column;
                rowValue[position] = problem.EntryValue[entry];
            }
        }
    }

    private int ModelSize()
    {
        var size = 0L;
        for (var column = 0; column < problem.ColumnCount; column++) size += Delimited(VariableSize(column));
        for (var row = 0; row < problem.RowCount; row++) size += Delimited(ConstraintSize(row, IndexBytes(row)));
        if (problem.Hint is not null) size += Delimited(HintSize());
        return checked((int)size);
    }

    private void WriteModel(CodedOutputStream output)
    {
        for (var column = 0; column < problem.ColumnCount; column++)
        {
            output.WriteRawTag(ModelVariable);
            output.WriteLength(VariableSize(column));
            WriteDouble(output, VariableLower, problem.ColumnLower[column]);
            WriteDouble(output, VariableUpper, problem.ColumnUpper[column]);
            WriteDouble(output, VariableCost, problem.Cost[column]);
            if (!IsInteger(column)) continue;
            output.WriteRawTag(VariableIsInteger);
            output.WriteBool(true);
        }

        for (var row = 0; row < problem.RowCount; row++) WriteConstraint(output, row);
        if (problem.Hint is { } hint) WriteHint(output, hint);
    }

    private void WriteConstraint(CodedOutputStream output, int row)
    {
        var indexBytes = IndexBytes(row);
        var entries = rowStart[row + 1] - rowStart[row];
        output.WriteRawTag(ModelConstraint);
        output.WriteLength(ConstraintSize(row, indexBytes));
        if (!double.IsNegativeInfinity(problem.RowLower[row])) WriteDouble(output, ConstraintLower, problem.RowLower[row]);
        if (!double.IsPositiveInfinity(problem.RowUpper[row])) WriteDouble(output, ConstraintUpper, problem.RowUpper[row]);
        if (entries == 0) return;
        output.WriteRawTag(ConstraintIndices);
        output.WriteLength(indexBytes);
        for (var entry = rowStart[row]; entry < rowStart[row + 1]; entry++) output.WriteInt32(rowColumn[entry]);
        output.WriteRawTag(ConstraintCoefficients);
        output.WriteLength(entries * sizeof(double));
        for (var entry = rowStart[row]; entry < rowStart[row + 1]; entry++) output.WriteDouble(rowValue[entry]);
    }

    private void WriteHint(CodedOutputStream output, double[] hint)
    {
        output.WriteRawTag(ModelHint);
        output.WriteLength(HintSize());
        output.WriteRawTag(HintIndices);
        output.WriteLength(HintIndexBytes());
        for (var column = 0; column < hint.Length; column++) output.WriteInt32(column);
        output.WriteRawTag(HintValues);
        output.WriteLength(hint.Length * sizeof(double));
        foreach (var value in hint) output.WriteDouble(value);
    }

    private static void WriteDouble(CodedOutputStream output, byte tag, double value)
    {
        output.WriteRawTag(tag);
        output.WriteDouble(value);
    }

    private bool IsInteger(int column) => problem.IsInteger is { } whole && whole[column];

    private int VariableSize(int column) => 3 * DoubleField + (IsInteger(column) ? 2 : 0);

    private int IndexBytes(int row)
    {
        var size = 0;
        for (var entry = rowStart[row]; entry < rowStart[row + 1]; entry++) size += Varint(rowColumn[entry]);
        return size;
    }

    private int ConstraintSize(int row, int indexBytes)
    {
        var coefficientBytes = (rowStart[row + 1] - rowStart[row]) * sizeof(double);
        return (double.IsNegativeInfinity(problem.RowLower[row]) ? 0 : DoubleField) + (double.IsPositiveInfinity(problem.RowUpper[row]) ? 0 : DoubleField)
            + (coefficientBytes == 0 ? 0 : Delimited(indexBytes) + Delimited(coefficientBytes));
    }

    private int HintIndexBytes() => Enumerable.Range(0, problem.ColumnCount).Sum(Varint);

    private int HintSize() => Delimited(HintIndexBytes()) + Delimited(problem.ColumnCount * sizeof(double));

    private static int Delimited(int length) => 1 + Varint(length) + length;

    private static int Varint(int value) => CodedOutputStream.ComputeLengthSize(value);
}
