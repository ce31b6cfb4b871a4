using System.Globalization;

namespace Sufficiency.Solver.Mip;

/// <summary>How one back end of OR-Tools' MPSolver is asked.</summary>
/// <param name="Name">Its name in OR-Tools.</param>
/// <param name="IsLinear">Whether it solves linear programs only, and so gives duals.</param>
/// <param name="HearsInterrupts">Whether it stops when it is asked to.</param>
/// <param name="Parameters">Its own parameters; empty for none.</param>
internal sealed record BackEndSettings(string Name, bool IsLinear, bool HearsInterrupts, string Parameters)
{
    // SCIP takes over Ctrl-C unless it is told not to, and the program would not hear it.
    private const string ScipParameters = "misc/catchctrlc = FALSE";

    /// <summary>The settings of a back end.</summary>
    public static BackEndSettings Of(BlockBackEnd backEnd) => backEnd switch
    {
        BlockBackEnd.Clp => new("CLP", IsLinear: true, HearsInterrupts: false, ""),
        BlockBackEnd.Glop => new("GLOP", IsLinear: true, HearsInterrupts: true, ""),
        BlockBackEnd.Scip => new("SCIP", IsLinear: false, HearsInterrupts: true, ScipParameters),
        BlockBackEnd.Cbc => new("CBC", IsLinear: false, HearsInterrupts: false, ""),
        _ => throw new ArgumentOutOfRangeException(nameof(backEnd), backEnd, "OR-Tools has no such back end here."),
    };

    /// <summary>Its parameters for a block.</summary>
    public string ParametersFor(BlockProblem problem) =>
        Parameters == ScipParameters && problem.MostNodes is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"{Parameters}\nlimits/nodes = {most}") : Parameters;
}
