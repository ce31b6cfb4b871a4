using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>What presolve leaves of the demand: sources that compete with their arcs, and sources whose destination is decided.</summary>
internal sealed class PresolvedDemand
{
    /// <summary>The demand before presolve.</summary>
    public required MergedDemand Merged { get; init; }

    /// <summary>Sources of the problem.</summary>
    public required DemandSource[] Sources { get; init; }

    /// <summary>Discounted £ a pupil, as factors: what the destination costs, and pupil-years × a year's journey.</summary>
    public required FactoredArcs Arcs { get; init; }

    /// <summary>Sources of one group differ only in area. [source]</summary>
    public required int[] SourceGroup { get; init; }

    /// <summary>Sources that left the problem.</summary>
    public required PresolvedSource[] Presolved { get; init; }

    /// <summary>Discounted £ of the sources that left the problem.</summary>
    public required double PresolvedCost { get; init; }

    /// <summary>Sinks of the problem.</summary>
    public required IReadOnlyList<Sink> Sinks { get; init; }

    /// <summary>Meaning of each sink.</summary>
    public required IReadOnlyList<SinkUse> SinkUses { get; init; }

    /// <summary>Where an arc of a source leads.</summary>
    public Destination DestinationOf(int source, int position) => SinkUses[Arcs.SinksOf(source)[position]].To;

    /// <summary>The needs that were merged into a source.</summary>
    public NeedSet NeedsOf(DemandSource source) => Merged.Classes.Of(source.Tier, source.Entry)[source.NeedClass];
}
