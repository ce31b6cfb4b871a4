using Sufficiency.Solver.Benders;

namespace Sufficiency.Solver.Stochastic;

/// <summary>A choice of shared decisions whose price is known.</summary>
/// <param name="Taken">1 for each decision taken. [shared decision]</param>
/// <param name="Value">What it costs at least; +∞ where some future has no plan under it.</param>
/// <param name="Sharpness">How often it was tried to place pupils.</param>
internal sealed record JointChoice(double[] Taken, double Value, int Sharpness);

/// <summary>The choices of shared decisions tried so far.</summary>
internal sealed class JointTried(IReadOnlyList<FutureSubproblem> futures)
{
    private readonly Dictionary<string, JointChoice> known = new(StringComparer.Ordinal);
    // choices that were named again though nothing more can be had of them
    private readonly HashSet<string> fathomed = new(StringComparer.Ordinal);
    private readonly List<JointChoice> unresolved = []; // those of them that may have plans

    /// <summary>How many there are.</summary>
    public int Count => known.Count;

    /// <summary>All of them.</summary>
    public IReadOnlyList<double[]> All => [.. known.Values.Select(choice => choice.Taken)];

    /// <summary>Those of which nothing more can be had, though they may have plans.</summary>
    public IReadOnlyList<double[]> Unresolved => [.. unresolved.Select(choice => choice.Taken)];

    /// <summary>What those cost at least; +∞ where there are none.</summary>
    public double UnresolvedBound => unresolved.Select(choice => choice.Value).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>The choice of these decisions; null where it was not tried.</summary>
    public JointChoice? Find(double[] taken) => known.GetValueOrDefault(ChoiceKey.Of(taken));

    /// <summary>Takes a choice, in the place of what was known of it.</summary>
    public void Keep(JointChoice choice) => known[ChoiceKey.Of(choice.Taken)] = choice;

    /// <summary>Strikes a choice of which nothing more can be had; false where it was struck before.</summary>
    public bool Fathom(JointChoice choice)
    {
        if (!fathomed.Add(ChoiceKey.Of(choice.Taken))) return false;
        if (double.IsFinite(choice.Value)) unresolved.Add(choice); // a choice without plans is excluded where that is proven
        return true;
    }

    /// <summary>Whether a choice is struck.</summary>
    public bool IsFathomed(double[] taken) => fathomed.Contains(ChoiceKey.Of(taken));

    /// <summary>The cheapest choice that is not struck, nor forbidden by what was found of another
    /// since; null where there is none.</summary>
    public JointChoice? Best() => known
        .Where(pair => !fathomed.Contains(pair.Key)
            && futures.All(future => future.FeasibilityCuts.All(rule => rule.Allows(pair.Value.Taken))))
        .Select(pair => pair.Value).MinBy(choice => choice.Value);
}
