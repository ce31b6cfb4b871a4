namespace Sufficiency.Solver.Benders;

/// <summary>A choice of the integers that was priced.</summary>
/// <param name="Values">The choice; only its integers count. [linking variable, or shared decision]</param>
/// <param name="Value">Lower bound on the cost of its plans; +∞ if it has none.</param>
/// <param name="Sharpness">How often its pupils were placed, each time more exactly.</param>
internal record TriedChoice(double[] Values, double Value, int Sharpness);

/// <summary>The choices priced so far, of one problem or of many futures.</summary>
/// <param name="isPossible">Whether a choice may still have a plan.</param>
internal sealed class TriedChoices<TChoice>(Func<double[], bool> isPossible)
    where TChoice : TriedChoice
{
    private readonly Dictionary<string, TChoice> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> fathomed = new(StringComparer.Ordinal);
    private readonly List<TChoice> unresolved = [];

    /// <summary>Number of choices.</summary>
    public int Count => known.Count;

    /// <summary>All choices.</summary>
    public IReadOnlyList<double[]> All => [.. known.Values.Select(choice => choice.Values)];

    /// <summary>Fathomed choices that may have a plan.</summary>
    public IReadOnlyList<double[]> Unresolved => [.. unresolved.Select(choice => choice.Values)];

    /// <summary>Lower bound on the cost of every unresolved choice; +∞ if there is none.</summary>
    public double UnresolvedBound => unresolved.Select(choice => choice.Value).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>What is known of a choice; null if it was not priced.</summary>
    public TChoice? Find(double[] values) => known.GetValueOrDefault(ChoiceKey.Of(values));

    /// <summary>Replaces what is known of a choice.</summary>
    public void Keep(TChoice choice) => known[ChoiceKey.Of(choice.Values)] = choice;

    /// <summary>Fathoms a choice that cannot be priced or placed any better; false if it was fathomed before.</summary>
    /// <remarks>A choice without a plan is not unresolved: it was excluded when that was proven.</remarks>
    public bool Fathom(TChoice choice)
    {
        if (!fathomed.Add(ChoiceKey.Of(choice.Values))) return false;
        if (double.IsFinite(choice.Value)) unresolved.Add(choice);
        return true;
    }

    /// <summary>Whether a choice is fathomed.</summary>
    public bool IsFathomed(double[] values) => fathomed.Contains(ChoiceKey.Of(values));

    /// <summary>The cheapest choice that is possible and not fathomed; null if there is none.</summary>
    public TChoice? Best() => known.Where(pair => !fathomed.Contains(pair.Key) && isPossible(pair.Value.Values))
        .Select(pair => pair.Value).MinBy(choice => choice.Value);
}

/// <summary>Names of choices.</summary>
internal static class ChoiceKey
{
    /// <summary>The positions that are 1.</summary>
    public static string Of(double[] values) => string.Join(',', Enumerable.Range(0, values.Length).Where(j => values[j] > 0.5));
}
