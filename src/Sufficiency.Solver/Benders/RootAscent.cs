using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>Raises the bound of the strong formulation with the whole columns relaxed, and leaves its best cuts in the books.</summary>
/// <remarks>
/// A round takes steps along slopes at a point of fractions, then moves the point towards the least of all cuts: in-out separation
/// (Ben-Ameur and Neto, Networks 49 (2007) 3–17).
/// </remarks>
/// <param name="parts">The problem, or each future of many.</param>
/// <param name="relax">The least of all parts' cuts with the whole columns relaxed; null where the solver has no answer.</param>
internal sealed class RootAscent<TProof>(IReadOnlyList<SubgradientSteps> parts,
    Func<double, double, CancellationToken, Task<RelaxedCuts<TProof>?>> relax)
    where TProof : class
{
    /// <summary>The best bound so far, with the cuts of each part that it weighs; null before the first round.</summary>
    public (RelaxedCuts<TProof> Least, IReadOnlyList<LagrangianCut>[] Cuts)? Best { get; private set; }

    /// <summary>Climbs some rounds.</summary>
    /// <param name="rounds">How many.</param>
    /// <param name="floor">A bound known already.</param>
    /// <param name="unit">What is small enough.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task ClimbAsync(int rounds, double floor, double unit, CancellationToken cancellation)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var part in parts) part.Step(cancellation);
            if (await relax(floor, unit, cancellation).ConfigureAwait(false) is not { } least) break;
            if (Best is null || least.Bound > Best.Value.Least.Bound) Best = (least, [.. parts.Select(part => part.Kept.ToArray())]);
            for (var n = 0; n < parts.Count; n++) parts[n].LeanTo(least.Fractions[n]);
        }

        if (Best is not var (best, cuts)) return;
        for (var n = 0; n < parts.Count; n++) parts[n].Leave(cuts[n], best.Weights[n]);
    }
}

/// <summary>The least of the cuts of one problem or of many futures, with the whole columns relaxed.</summary>
/// <param name="Bound">The least.</param>
/// <param name="Fractions">Where it is. [part][linking variable]</param>
/// <param name="Weights">Weight of each cut in the proof. [part][cut]</param>
/// <param name="Proof">What proves it.</param>
internal sealed record RelaxedCuts<TProof>(double Bound, double[][] Fractions, double[][] Weights, TProof Proof);
