using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>Arcs of every source that competes for something, and the sources that do not.</summary>
internal sealed class ArcTable
{
    public required DemandSource[] Sources { get; init; }

    /// <summary>Discounted £ a pupil, as factors: what the destination costs, and pupil-years × a year's journey.</summary>
    public required FactoredArcs Arcs { get; init; }

    /// <summary>Sources of one group differ only in area.</summary>
    public required int[] SourceGroup { get; init; }

    /// <summary>Pupils whose destination is settled outside the problem.</summary>
    public required SettledSource[] Settled { get; init; }

    /// <summary>Discounted cost of the settled pupils.</summary>
    public required double SettledCost { get; init; }
}
