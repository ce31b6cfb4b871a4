using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Mitigation;

/// <summary>Actions to be switched on alone and one on top of another.</summary>
/// <param name="Data">The data pack, without actions.</param>
/// <param name="Actions">The actions, in the order in which they are switched on.</param>
/// <param name="Schemes">Who decides on optional schemes.</param>
/// <param name="Limits">Gap to prove for each plan, and time for all of them together.</param>
/// <param name="OutputFolder">Where the runs and the steps are written.</param>
/// <param name="Overwrites">Whether what stands there already is replaced.</param>
public sealed record MitigateRequest(DatasetRequest Data, ActionFile Actions, SchemeChoice Schemes, SolveLimits Limits,
    string OutputFolder, bool Overwrites = false)
{
    /// <summary>Folder of the run without actions.</summary>
    public const string UnmitigatedFolder = "unmitigated";

    /// <summary>Folder of the run with all actions.</summary>
    public const string MitigatedFolder = "mitigated";

    /// <summary>The request that makes one of the two runs.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="actions">Its actions; null for none.</param>
    internal Planning.PlanningRequest RequestOf(string folder, ActionFile? actions) =>
        new(Data with { Actions = actions }, Schemes, Limits, Path.Combine(OutputFolder, folder));
}
