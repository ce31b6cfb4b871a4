using Google.Protobuf;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>What we read of OR-Tools' MPSolutionResponse.</summary>
/// <remarks>Field numbers and statuses: ortools/linear_solver/linear_solver.proto.</remarks>
internal sealed class SolutionResponse
{
    public const int Optimal = 0, Feasible = 1, Infeasible = 2, NotSolved = 6, UnknownStatus = 0x63;

    private SolutionResponse()
    {
    }

    /// <summary>MPSolverResponseStatus.</summary>
    public int Status { get; private set; } = UnknownStatus;

    /// <summary>Words of the back end.</summary>
    public string StatusText { get; private set; } = "";

    /// <summary>Objective, where there is a solution.</summary>
    public double Objective { get; private set; } = double.NaN;

    /// <summary>Bound, where the back end claims one.</summary>
    public double? Bound { get; private set; }

    /// <summary>Value of each column.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>Dual of each row.</summary>
    public double[] Duals { get; private set; } = [];

    /// <summary>Reads a response.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no response.</exception>
    public static SolutionResponse Read(byte[] bytes)
    {
        var response = new SolutionResponse();
        var input = new CodedInputStream(bytes);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag()) response.ReadField(input, tag);
        return response;
    }

    private void ReadField(CodedInputStream input, uint tag)
    {
        switch (tag)
        {
            case 1 << 3: Status = input.ReadEnum(); break;
            case (2 << 3) | 1: Objective = input.ReadDouble(); break;
            case (3 << 3) | 2: Values = ReadDoubles(input); break;
            case (4 << 3) | 2: Duals = ReadDoubles(input); break;
            case (5 << 3) | 1: Bound = input.ReadDouble(); break;
            case (7 << 3) | 2: StatusText = input.ReadString(); break;
            default: input.SkipLastField(); break;
        }
    }

    private static double[] ReadDoubles(CodedInputStream input)
    {
        var values = new double[input.ReadLength() / sizeof(double)];
        for (var i = 0; i < values.Length; i++) values[i] = input.ReadDouble();
        return values;
    }
}
