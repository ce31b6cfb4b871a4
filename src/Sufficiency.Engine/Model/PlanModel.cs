using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>Pupils whose destination no competition can change: it is the cheapest and uses no row.
/// Their cost is in the constant.</summary>
internal readonly record struct SettledSource(DemandSource Source, Destination To);

/// <summary>The problem and what its parts mean.</summary>
internal sealed class PlanModel
{
    public required MixedIntegerProblem Problem { get; init; }

    /// <summary>Who decided on the schemes.</summary>
    public required SchemeChoice Choice { get; init; }

    public required ModelSets Sets { get; init; }

    /// <summary>Pupils of each source of the problem.</summary>
    public required DemandSource[] Sources { get; init; }

    /// <summary>Pupils outside the problem, settled beforehand.</summary>
    public required SettledSource[] Settled { get; init; }

    /// <summary>Meaning of each sink of the problem.</summary>
    public required IReadOnlyList<SinkUse> SinkUses { get; init; }

    /// <summary>Meaning of the linking variables.</summary>
    public required PlanColumns Columns { get; init; }

    /// <summary>The row of PlacesNotExceeded of each [provider, pool, year]; −1 where there is none.</summary>
    public required int[] PlacesRow { get; init; }

    /// <summary>Where an arc of a source leads.</summary>
    public Destination DestinationOf(int source, int position) => SinkUses[Problem.Arcs.SinksOf(source)[position]].To;

    /// <summary>The needs whose cells were merged into a source.</summary>
    public NeedSet NeedsOf(DemandSource source) => Sets.Classes.Of(source.Tier, source.Entry)[source.NeedClass];
}
