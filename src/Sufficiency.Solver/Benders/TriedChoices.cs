namespace Sufficiency.Solver.Benders;

/// <summary>The choices tried so far.</summary>
internal sealed class TriedChoices
{
    private readonly Dictionary<string, PricedChoice> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> fathomed = new(StringComparer.Ordinal); // named again though nothing more can be had of them

    /// <summary>How many there are.</summary>
    public int Count => known.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<double[]> All => known.Values.Select(choice => choice.Values);

    /// <summary>The choice of these integers; null where it was not tried.</summary>
    public PricedChoice? Find(double[] values) => known.GetValueOrDefault(ChoiceKey.Of(values));

    /// <summary>Takes a choice, in the place of what was known of it.</summary>
    public void Keep(PricedChoice choice) => known[ChoiceKey.Of(choice.Values)] = choice;

    /// <summary>Strikes a choice of which nothing more can be had; false where it was struck before.</summary>
    public bool Fathom(double[] values) => fathomed.Add(ChoiceKey.Of(values));

    /// <summary>Whether a choice is struck.</summary>
    public bool IsFathomed(double[] values) => fathomed.Contains(ChoiceKey.Of(values));

    /// <summary>The cheapest choice that is not struck; null where there is none.</summary>
    public PricedChoice? Best() => known
        .Where(pair => !fathomed.Contains(pair.Key)).Select(pair => pair.Value).MinBy(choice => choice.Value);
}
